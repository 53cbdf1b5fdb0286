import type { Context, Repositories, SentNames } from '@hubbub/domain'

/** What a network answered to one reply or post. */
export type Answered = { names: SentNames } | { refusal: string }

/**
 * The same context, where whatever is handed to be sent has been answered already, within the transaction that writes it:
 * what was sent in the past does not leave once more.
 */
export function asSent(ctx: Context, answerOf: (messageId: string, channelId: string) => Answered): Context {
  return {
    ...ctx,
    store: {
      transaction: async (workspaceId, work, options) =>
        await ctx.store.transaction(
          workspaceId,
          async (repositories) => await work(answering(ctx, repositories, answerOf)),
          options,
        ),
    },
    signals: { ...ctx.signals, deliveryDue: async () => {} },
  }
}

function answering(
  { clock }: Context,
  repositories: Repositories,
  answerOf: (messageId: string, channelId: string) => Answered,
): Repositories {
  const { messages, deliveries } = repositories
  return {
    ...repositories,
    messages: {
      ...messages,
      queueDelivery: async (delivery) => {
        const { messageId, channelId } = delivery
        const now = new Date(Math.max(clock.now().getTime(), delivery.notBefore.getTime()) + 1000)
        await messages.queueDelivery(delivery)
        const claim = await deliveries.claim(messageId, { now, until: new Date(now.getTime() + 60_000) })
        if (claim === null) return
        const answer = answerOf(messageId, channelId)
        const sent = 'names' in answer
        if (sent) await deliveries.rename(messageId, answer.names)
        await deliveries.settle(claim, {
          state: sent ? 'sent' : 'failed',
          attempts: 1,
          notBefore: now,
          recipients: [],
          response: sent ? 'Taken' : answer.refusal,
          errorClass: sent ? null : 'rejected',
          sentAt: sent ? now : null,
        })
      },
    },
  }
}
