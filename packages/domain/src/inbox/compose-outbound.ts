import type {
  MailMeta,
  OutboundEnvelope,
  OutboundTemplate,
  Party,
  PostMeta,
  ReplyAudience,
  ThreadHints,
} from '@hubbub/contracts'
import { AppError } from '@hubbub/contracts'
import type { ChannelCatalogue } from '../ports/channel-catalogue.ts'
import type { ThreadTail } from '../ports/messages.ts'
import type { Repositories } from '../ports/store.ts'
import { composeReply, type ReplyEnvelope } from '../rules/reply-envelope.ts'
import { composePost, type PostEnvelope, postMetaOf, questionOf } from '../rules/reply-post.ts'

/** What a person writes. */
export interface ReplyContent {
  text: string
  to?: readonly string[] | undefined
  cc?: readonly string[] | undefined
  bcc?: readonly string[] | undefined
  subject?: string | undefined
  /** Of a post: who can read it. Default: the usual one. */
  audience?: ReplyAudience | undefined
  /** Of a post: what the network has approved; `text` is what it says. */
  template?: OutboundTemplate | undefined
  attachmentIds: readonly string[]
}

export interface ReplyTools {
  /** A token that names the conversation and that nobody else can make. */
  signThread(conversationId: string): string
  catalogue: Pick<ChannelCatalogue, 'replyTerms'>
}

/** A reply as it leaves, and what is kept of it. */
export interface Outgoing {
  envelope: OutboundEnvelope
  /** What customers see as its sender. */
  from: string
  subject: string | null
  meta: { mail: MailMeta } | { post: PostMeta }
  thread: ThreadHints
  /** Who takes part in the thread from now on. */
  participants: Party[]
}

export interface Compose {
  tools: ReplyTools
  input: ReplyContent
  tail: ThreadTail
  /** Of the message. */
  id: string
  conversation: { id: string; subject: string }
  now: Date
}

/** A mail or a post, as the channel has it. */
export async function composeOutbound(repositories: Repositories, compose: Compose): Promise<Outgoing> {
  const { tools, tail, input, id, now } = compose
  const terms = tools.catalogue.replyTerms(tail.channel, questionOf(tail, now))
  if (terms.form === 'mail') return outgoingMail(composeMail(compose))
  const files = await filesOf(repositories, input.attachmentIds)
  return outgoingPost(tail, composePost(tail, terms, { ...input, id, files }))
}

function composeMail({ tools, tail, input, id, conversation }: Compose): ReplyEnvelope {
  const signature = tail.brandSignature.trim()
  return composeReply(tail, {
    id,
    threadToken: tools.signThread(conversation.id),
    plusAddressing: tail.channel.plusAddressing,
    subject: input.subject ?? tail.last?.subject ?? conversation.subject,
    text: signature === '' ? input.text : `${input.text}\n\n-- \n${signature}`,
    to: input.to,
    cc: input.cc,
    bcc: input.bcc,
  })
}

function outgoingMail(envelope: ReplyEnvelope): Outgoing {
  const { from, to, cc, bcc, automatic, messageId, inReplyTo } = envelope
  return {
    envelope,
    from: from.address,
    subject: envelope.subject,
    meta: {
      mail: {
        from: [{ kind: 'email', value: from.address, name: from.name }],
        to,
        cc,
        bcc,
        replyTo: [],
        autoSubmitted: automatic,
        bulk: false,
      },
    },
    thread: { ownRef: messageId, parentRefs: inReplyTo === null ? [] : [inReplyTo], tokens: [] },
    participants: [...to, ...cc],
  }
}

/** Its own name is the network's to give. */
function outgoingPost(tail: ThreadTail, envelope: PostEnvelope): Outgoing {
  const { inReplyTo, root, to } = envelope
  const parents = [inReplyTo, root].flatMap((ref) => (ref === null ? [] : [ref.externalId]))
  return {
    envelope,
    from: tail.channel.address,
    subject: null,
    meta: { post: postMetaOf(envelope) },
    thread: { ownRef: null, parentRefs: [...new Set(parents)], tokens: [] },
    participants: to === null ? [] : [to],
  }
}

async function filesOf({ attachments }: Repositories, ids: readonly string[]) {
  const files = []
  for (const id of ids) {
    const found = await attachments.find(id)
    if (found === null)
      throw new AppError({
        code: 'attachment.not_found',
        kind: 'invalid',
        message: 'An attachment is missing or already sent',
        details: { id },
      })
    files.push(found)
  }
  return files
}
