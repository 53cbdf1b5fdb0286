import type { WorkspaceOperation } from '../http/operation.ts'
import { actOnMessageOperation } from './inbox/act-on-message.ts'
import { addNoteOperation } from './inbox/add-note.ts'
import { bulkUpdateConversationsOperation } from './inbox/bulk-update-conversations.ts'
import { bulkUpdateMatchingOperation } from './inbox/bulk-update-matching.ts'
import { cancelMessageOperation } from './inbox/cancel-message.ts'
import { countConversationsOperation } from './inbox/count-conversations.ts'
import { deleteConversationOperation } from './inbox/delete-conversation.ts'
import { deleteDraftOperation } from './inbox/delete-draft.ts'
import { fetchContactProfileOperation } from './inbox/fetch-contact-profile.ts'
import { getAttachmentOperation } from './inbox/get-attachment.ts'
import { getContactOperation } from './inbox/get-contact.ts'
import { getConversationOperation } from './inbox/get-conversation.ts'
import { getMessageHtmlOperation } from './inbox/get-message-html.ts'
import { getMessageOriginalOperation } from './inbox/get-message-original.ts'
import { getMessageOperation } from './inbox/get-message.ts'
import { getReplyTermsOperation } from './inbox/get-reply-terms.ts'
import { listContactMessagesOperation } from './inbox/list-contact-messages.ts'
import { listContactInfluenceOperation } from './inbox/list-contact-influence.ts'
import { listContactProfilesOperation } from './inbox/list-contact-profiles.ts'
import { listContactsOperation } from './inbox/list-contacts.ts'
import { listConversationsOperation } from './inbox/list-conversations.ts'
import { listDraftsOperation } from './inbox/list-drafts.ts'
import { listParticipantsOperation } from './inbox/list-participants.ts'
import { listReplyTemplatesOperation } from './inbox/list-reply-templates.ts'
import { listMessagesOperation } from './inbox/list-messages.ts'
import { markConversationOperation } from './inbox/mark-conversation.ts'
import { logCallOperation } from './inbox/log-call.ts'
import { mergeContactsOperation } from './inbox/merge-contacts.ts'
import { rescheduleMessageOperation } from './inbox/reschedule-message.ts'
import { retryMessageOperation } from './inbox/retry-message.ts'
import { saveDraftOperation } from './inbox/save-draft.ts'
import { searchOperation } from './inbox/search.ts'
import { sendReplyOperation } from './inbox/send-reply.ts'
import { setConversationLabelsOperation } from './inbox/set-conversation-labels.ts'
import { updateContactOperation } from './inbox/update-contact.ts'
import { updateConversationOperation } from './inbox/update-conversation.ts'
import { updateLogOperation } from './inbox/update-log.ts'
import { uploadAttachmentOperation } from './inbox/upload-attachment.ts'
import { withdrawLogOperation } from './inbox/withdraw-log.ts'
import { blockMentionAuthorOperation } from './mentions/block-mention-author.ts'
import { countMentionsOperation } from './mentions/count-mentions.ts'
import { getMentionOperation } from './mentions/get-mention.ts'
import { getMentionReplyTermsOperation } from './mentions/get-mention-reply-terms.ts'
import { listMentionsOperation } from './mentions/list-mentions.ts'
import { openMentionOperation } from './mentions/open-mention.ts'
import { updateMentionsOperation } from './mentions/update-mentions.ts'
import { cancelPostOperation } from './posts/cancel-post.ts'
import { getPostOperation } from './posts/get-post.ts'
import { getPublishTermsOperation } from './posts/get-publish-terms.ts'
import { listPostRepliesOperation } from './posts/list-post-replies.ts'
import { listPostsOperation } from './posts/list-posts.ts'
import { publishPostsOperation } from './posts/publish-posts.ts'
import { removePostOperation } from './posts/remove-post.ts'
import { reschedulePostOperation } from './posts/reschedule-post.ts'
import { retryPostOperation } from './posts/retry-post.ts'
import { createViewOperation } from './views/create-view.ts'
import { deleteViewOperation } from './views/delete-view.ts'
import { listViewsOperation } from './views/list-views.ts'
import { updateViewOperation } from './views/update-view.ts'

/** conversations.ts, messages.ts, contacts.ts, mentions.ts, posts.ts and views.ts of the contracts; fixed paths stand before those with an id. */
export const inboxOperations: readonly WorkspaceOperation[] = [
  bulkUpdateConversationsOperation,
  bulkUpdateMatchingOperation,
  countConversationsOperation,
  actOnMessageOperation,
  addNoteOperation,
  cancelMessageOperation,
  deleteConversationOperation,
  deleteDraftOperation,
  fetchContactProfileOperation,
  getAttachmentOperation,
  getContactOperation,
  getConversationOperation,
  getMessageHtmlOperation,
  getMessageOriginalOperation,
  getMessageOperation,
  getReplyTermsOperation,
  listContactMessagesOperation,
  listContactInfluenceOperation,
  listContactProfilesOperation,
  listContactsOperation,
  listConversationsOperation,
  listDraftsOperation,
  listParticipantsOperation,
  listMessagesOperation,
  logCallOperation,
  listReplyTemplatesOperation,
  markConversationOperation,
  mergeContactsOperation,
  rescheduleMessageOperation,
  retryMessageOperation,
  saveDraftOperation,
  searchOperation,
  sendReplyOperation,
  setConversationLabelsOperation,
  updateContactOperation,
  updateConversationOperation,
  updateLogOperation,
  uploadAttachmentOperation,
  withdrawLogOperation,
  countMentionsOperation,
  updateMentionsOperation,
  blockMentionAuthorOperation,
  getMentionOperation,
  getMentionReplyTermsOperation,
  listMentionsOperation,
  openMentionOperation,
  getPublishTermsOperation,
  cancelPostOperation,
  getPostOperation,
  listPostRepliesOperation,
  listPostsOperation,
  publishPostsOperation,
  removePostOperation,
  reschedulePostOperation,
  retryPostOperation,
  createViewOperation,
  deleteViewOperation,
  listViewsOperation,
  updateViewOperation,
]
