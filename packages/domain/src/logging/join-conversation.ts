import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { touchConversation } from '../inbox/touch-conversation.ts'
import type { ConversationPatch, ConversationState } from '../ports/conversations.ts'
import type { Repositories } from '../ports/store.ts'
import { previewOf } from '../rules/preview.ts'
import { directionOf, type LogCall, type LogPlace } from './log-input.ts'
import { loggedWords } from './logged-words.ts'

/** The log stands in a conversation that is there, and moves it. */
export async function joinConversation(
  ctx: Context,
  repositories: Repositories,
  log: LogCall & { conversationId: string },
): Promise<LogPlace> {
  const conversation = await repositories.conversations.lock(ctx.caller, log.conversationId)
  if (conversation === null) throw notFound('conversation')
  const contact = await repositories.contacts.find(conversation.contactId)
  await touchConversation(ctx, repositories, conversation, movedBy(log, conversation, ctx.clock.now()))
  return {
    conversationId: conversation.id,
    channelId: conversation.channelId,
    contactName: contact?.name ?? '',
  }
}

/** Who was reached waits no longer, unless somebody still has to do something. */
export function movedBy(
  log: Pick<LogCall, 'way' | 'outcome' | 'at' | 'text' | 'followUp'>,
  before: Pick<ConversationState, 'status' | 'waitingSince' | 'firstReplyAt'>,
  now: Date,
): ConversationPatch {
  const isAnswer = log.outcome === 'talked' && !log.followUp
  const reopens = log.followUp && before.status !== 'open' && before.status !== 'spam'
  return {
    lastActivityAt: now,
    preview: previewOf(log.text === '' ? loggedWords(log) : log.text),
    previewDirection: directionOf(log.way),
    ...(isAnswer && { waitingSince: null, ...(before.firstReplyAt === null && { firstReplyAt: log.at }) }),
    ...(log.followUp && before.waitingSince === null && { waitingSince: log.at }),
    ...(reopens && { status: 'open', resolvedAt: null, snoozedUntil: null }),
  }
}
