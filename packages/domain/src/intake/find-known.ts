import { deliveryEvents } from '../delivery/delivery-events.ts'
import type { WorkContext } from './work-context.ts'

export interface FindKnown {
  channelId: string
  /** As they came from the network. */
  externalIds: readonly string[]
}

/**
 * Which of these are stored, so that they need not be downloaded. A reply of ours among them has left, whatever we
 * believed of its delivery.
 */
export async function findKnown(ctx: WorkContext, input: FindKnown): Promise<ReadonlySet<string>> {
  return await ctx.store.transaction(ctx.workspaceId, async ({ intake, deliveries, events }) => {
    const known = await intake.known(input.channelId, input.externalIds)
    if (known.length === 0) return new Set()
    const proven = await deliveries.provenSent(input.channelId, known, ctx.clock.now())
    if (proven.length > 0) await events.append(deliveryEvents(proven, ctx.trace))
    return new Set(known)
  })
}
