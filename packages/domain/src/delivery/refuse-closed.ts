import { isAppError } from '@hubbub/contracts'
import type { WorkContext } from '../intake/work-context.ts'
import type { ClaimedDelivery } from '../ports/deliveries.ts'
import type { Repositories } from '../ports/store.ts'
import { openWay, questionOf } from '../rules/reply-post.ts'
import { barredWords } from '../statements/note-publications.ts'
import type { Attempt, DeliveryTools } from './attempt-delivery.ts'

/** A way that was open when the reply was written may be closed when it leaves. Null where it is not. */
export async function refuseClosed(
  ctx: WorkContext,
  { catalogue }: Pick<DeliveryTools, 'catalogue'>,
  claim: ClaimedDelivery,
): Promise<Attempt | null> {
  const { envelope, conversationId, named } = claim
  if (envelope.form === 'mail' || named) return null
  if (conversationId === null) return await refuseUnpublished(ctx, catalogue, claim)
  const tail = await ctx.store.transaction(ctx.workspaceId, ({ messages }) => messages.tail(conversationId))
  const question = { ...questionOf(tail, ctx.clock.now()), last: envelope.inReplyTo }
  try {
    const terms = catalogue.replyTerms(tail.channel, question)
    openWay(terms, envelope.audience, envelope.template !== undefined)
    return null
  } catch (error) {
    if (!isAppError(error)) throw error
    return rejected(error.message)
  }
}

/** What was published by an approval leaves only while that stands. */
export async function refuseBarred({ statements }: Repositories, messageId: string): Promise<Attempt | null> {
  const why = await statements.whyBarred(messageId)
  return why === null ? null : rejected(barredWords[why])
}

const rejected = (message: string): Attempt => ({
  outcome: { kind: 'failed', class: 'rejected', message, until: null, recipients: [] },
})

/** The account may have lost the right to publish since the post was written. */
async function refuseUnpublished(
  ctx: WorkContext,
  catalogue: DeliveryTools['catalogue'],
  { channelId }: ClaimedDelivery,
): Promise<Attempt | null> {
  const channel = await ctx.store.transaction(ctx.workspaceId, ({ channels }) => channels.forWork(channelId))
  // A channel that is gone is told of where it would be used.
  const terms = channel === null ? null : catalogue.publishTerms(channel)
  return terms === null || terms.can
    ? null
    : rejected(terms.why ?? 'Nothing can be published with this account')
}
