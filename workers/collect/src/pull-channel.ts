import type { ChannelSession } from '@hubbub/channels'
import { type Collected, collectBatch, findKnown } from '@hubbub/domain'
import { currentTraceparent, runWithTraceparent } from '@hubbub/runtime'
import { workContext } from '@hubbub/worker'
import { type CollectDeps, intakeTools, type Target } from './collect-deps.ts'

export interface Pull {
  session: ChannelSession
  signal: AbortSignal
  /** A batch came, maybe an empty one. */
  onArrival?: () => void
  onStored: (stored: Stored) => Promise<void>
}

export interface Stored {
  /** How many messages are new. */
  fresh: number
  /** How many gaps the batch tells of. */
  gaps: number
}

/** Fetches and stores all that is new. Each batch is one transaction with its cursor, so a break between two loses nothing. */
export async function pullChannel(
  deps: CollectDeps,
  { workspaceId, channelId }: Target,
  { session, signal, onArrival, onStored }: Pull,
): Promise<void> {
  const tools = intakeTools(deps)
  // Here the trace begins that goes on to the screen.
  await runWithTraceparent(null, 'collect.pull', async () => {
    const ctx = workContext(deps, { workspaceId, trace: currentTraceparent() })
    const channel = await ctx.store.transaction(workspaceId, ({ channels }) => channels.forWork(channelId))
    const known = async (externalIds: readonly string[]) =>
      await findKnown(ctx, tools, { channelId, externalIds })
    let after: unknown = channel?.cursor ?? null
    for await (const batch of session.pull({ cursor: after, signal, known })) {
      onArrival?.()
      const collected = await collectBatch(ctx, tools, { channelId, batch, after })
      after = batch.cursor
      count(deps, collected)
      await onStored({ fresh: collected.messageIds.length, gaps: batch.gaps?.length ?? 0 })
    }
  })
}

export function count(deps: Pick<CollectDeps, 'metrics'>, collected: Collected): void {
  const counter = deps.metrics.counter({
    name: 'hubbub_messages_collected_total',
    help: 'Messages fetched, by what became of them',
    labels: ['outcome'],
  })
  counter.inc({ outcome: 'new' }, collected.messageIds.length)
  counter.inc({ outcome: 'known' }, collected.known)
  counter.inc({ outcome: 'quarantined' }, collected.quarantined)
}
