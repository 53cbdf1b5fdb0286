import { isAppError } from '@hubbub/contracts'
import type { WorkContext } from '../intake/work-context.ts'
import type { ClaimedDelivery } from '../ports/deliveries.ts'
import { openWay, questionOf } from '../rules/reply-post.ts'
import type { Attempt, DeliveryTools } from './attempt-delivery.ts'

/** A way that was open when the reply was written may be closed when it leaves. Null where it is not. */
export async function refuseClosed(
  ctx: WorkContext,
  { catalogue }: Pick<DeliveryTools, 'catalogue'>,
  { envelope, conversationId, named }: ClaimedDelivery,
): Promise<Attempt | null> {
  if (envelope.form === 'mail' || named) return null
  const tail = await ctx.store.transaction(ctx.workspaceId, ({ messages }) => messages.tail(conversationId))
  const question = { ...questionOf(tail, ctx.clock.now()), last: envelope.inReplyTo }
  try {
    const terms = catalogue.replyTerms(tail.channel, question)
    openWay(terms, envelope.audience, envelope.template !== undefined)
    return null
  } catch (error) {
    if (!isAppError(error)) throw error
    const { message } = error
    return { outcome: { kind: 'failed', class: 'rejected', message, until: null, recipients: [] } }
  }
}
