import { systemActor } from '../rules/route-events.ts'
import { touchAnswered } from '../inbox/touch-answered.ts'
import type { WorkContext } from '../intake/work-context.ts'
import type { ConversationState } from '../ports/conversations.ts'
import type { Repositories } from '../ports/store.ts'

const everything = { memberId: null, visibility: 'all', teamIds: [] } as const

/** The conversation of a scheduled reply, locked before its delivery as everywhere else; null for any other reply. */
export async function lockScheduled(
  { conversations, deliveries }: Repositories,
  messageId: string,
): Promise<ConversationState | null> {
  const conversationId = await deliveries.scheduledIn(messageId)
  return conversationId === null ? null : await conversations.lock(everything, conversationId)
}

/** What was written to leave later takes its place in the thread when it leaves, and only then answers the customer. */
export async function leaveScheduled(
  ctx: WorkContext,
  repositories: Repositories,
  { conversation, messageId, now }: { conversation: ConversationState; messageId: string; now: Date },
): Promise<void> {
  await repositories.messages.placeAt(messageId, now)
  const message = await repositories.messages.find(messageId)
  if (message === null) return
  await touchAnswered({ caller: { actor: systemActor }, trace: ctx.trace }, repositories, {
    conversation,
    text: message.text,
    now,
  })
}
