import { deliveryEvents } from '../delivery/delivery-events.ts'
import { notePublications } from '../statements/note-publications.ts'
import { boundedId, type IntakeTools } from './prepare-message.ts'
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
export async function findKnown(
  ctx: WorkContext,
  tools: Pick<IntakeTools, 'digest'>,
  { channelId, externalIds }: FindKnown,
): Promise<ReadonlySet<string>> {
  const kept = new Map(externalIds.map((id) => [id, boundedId(tools, id)]))
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { intake, deliveries, events } = repositories
    const known = new Set(await intake.known(channelId, [...new Set(kept.values())]))
    if (known.size === 0) return new Set()
    const proven = await deliveries.provenSent(channelId, [...known], ctx.clock.now())
    await notePublications(ctx, repositories, proven)
    if (proven.length > 0) await events.append(deliveryEvents(proven, ctx.trace))
    return new Set(externalIds.filter((id) => known.has(kept.get(id) ?? id)))
  })
}
