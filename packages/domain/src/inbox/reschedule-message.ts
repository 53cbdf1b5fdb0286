import { AppError, type Message } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import { moveDelivery } from './change-delivery.ts'
import { findVisible } from './read-messages.ts'
import { refuseOddTime } from './refuse-reply.ts'
import { touchConversation } from './touch-conversation.ts'

/** Sends a scheduled reply at another time; at once where no time is given. */
export async function rescheduleMessage(
  ctx: Context,
  { id, sendAt }: { id: string; sendAt: Date | null },
): Promise<Message> {
  permit(ctx, 'message:send')
  const now = ctx.clock.now()
  if (sendAt !== null) refuseOddTime({ sendAt }, now)
  const at = sendAt ?? now
  const message = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const before = await findVisible(ctx, repositories, id)
    if (before.delivery === null || before.delivery.scheduledFor === null) throw notScheduled()
    await repositories.messages.schedule(id, at)
    const { conversation } = await moveDelivery(ctx, repositories, {
      id,
      from: ['held'],
      to: 'held',
      now: at,
      code: 'message.already_left',
      refusal: 'The reply has already left',
    })
    await touchConversation(ctx, repositories, conversation)
    return await findVisible(ctx, repositories, id)
  })
  await ctx.signals.deliveryDue({ workspaceId: ctx.workspaceId, messageId: id, notBefore: at })
  return message
}

const notScheduled = () =>
  new AppError({ code: 'message.not_scheduled', kind: 'conflict', message: 'This reply was not scheduled' })
