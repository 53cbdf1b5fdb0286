import type { Message } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import { moveDelivery } from './change-delivery.ts'
import { findVisible } from './read-messages.ts'

/** Sends a failed or uncertain reply again: a person has decided, and it has all its attempts anew. */
export async function retryMessage(ctx: Context, id: string): Promise<Message> {
  permit(ctx, 'message:send')
  const now = ctx.clock.now()
  const message = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await moveDelivery(ctx, repositories, {
      id,
      from: ['failed', 'uncertain'],
      to: 'queued',
      now,
      code: 'message.not_failed',
      refusal: 'Only a reply that failed can be sent again',
    })
    return await findVisible(ctx, repositories, id)
  })
  await ctx.signals.deliveryDue({ workspaceId: ctx.workspaceId, messageId: id, notBefore: now })
  return message
}
