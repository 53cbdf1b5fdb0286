import type { ChannelSession } from '@hubbub/channels'
import { collectBatch, findKnown } from '@hubbub/domain'
import { currentTraceparent, runWithTraceparent } from '@hubbub/runtime'
import { workContext } from '@hubbub/worker'
import { type CollectDeps, intakeTools, type Target } from './collect-deps.ts'

/** Fetches and stores all that is new. Each batch is one transaction with its cursor, so a break between two loses nothing. */
export async function pullChannel(
  deps: CollectDeps,
  { workspaceId, channelId }: Target,
  { session, signal }: { session: ChannelSession; signal: AbortSignal },
): Promise<number> {
  const counter = deps.metrics.counter({
    name: 'hubbub_messages_collected_total',
    help: 'Messages fetched, by what became of them',
    labels: ['outcome'],
  })
  const tools = intakeTools(deps)
  // Here the trace begins that goes on to the screen.
  return await runWithTraceparent(null, 'collect.pull', async () => {
    const ctx = workContext(deps, { workspaceId, trace: currentTraceparent() })
    const channel = await ctx.store.transaction(workspaceId, ({ channels }) => channels.forWork(channelId))
    const known = async (externalIds: readonly string[]) =>
      await findKnown(ctx, tools, { channelId, externalIds })
    let fresh = 0
    let after: unknown = channel?.cursor ?? null
    for await (const batch of session.pull({ cursor: after, signal, known })) {
      const collected = await collectBatch(ctx, tools, { channelId, batch, after })
      after = batch.cursor
      counter.inc({ outcome: 'new' }, collected.messageIds.length)
      counter.inc({ outcome: 'known' }, collected.known)
      counter.inc({ outcome: 'quarantined' }, collected.quarantined)
      fresh += collected.messageIds.length
    }
    return fresh
  })
}
