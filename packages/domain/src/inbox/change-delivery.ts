import { AppError, type Delivery, type Message } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import type { ConversationState } from '../ports/conversations.ts'
import type { Repositories } from '../ports/store.ts'
import { notFound } from './not-found.ts'
import { findVisible } from './read-messages.ts'

export interface Move {
  id: string
  from: readonly Delivery['state'][]
  to: 'held' | 'queued' | 'cancelled'
  /** Not before this. */
  now: Date
  code: `message.${string}`
  refusal: string
}

/** Moves a delivery on, if it still stands where it was believed to. @returns the message as it was before. */
export async function moveDelivery(
  ctx: Context,
  repositories: Repositories,
  move: Move,
): Promise<{ message: Message; conversation: ConversationState }> {
  const { conversationId } = await findVisible(ctx, repositories, move.id)
  const conversation = await repositories.conversations.lock(ctx.caller, conversationId)
  if (conversation === null) throw notFound('message')
  const message = await findVisible(ctx, repositories, move.id)
  const { from, to, now: notBefore } = move
  if (!(await repositories.messages.moveDelivery(move.id, { from, to, notBefore }))) {
    throw new AppError({
      code: move.code,
      kind: 'conflict',
      message: move.refusal,
      details: { state: message.delivery?.state ?? null },
    })
  }
  const { version } = await findVisible(ctx, repositories, move.id)
  await repositories.events.append([
    {
      type: 'message.delivery_changed',
      subjectId: move.id,
      version,
      conversationId,
      actor: ctx.caller.actor,
      trace: ctx.trace,
      data: { audience: { assigneeId: conversation.assigneeId, teamId: conversation.teamId }, state: to },
    },
  ])
  return { message, conversation }
}
