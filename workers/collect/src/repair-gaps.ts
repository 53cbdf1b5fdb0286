import { ChannelError, type ChannelSession } from '@hubbub/channels'
import { collectBatch } from '@hubbub/domain'
import { runWithTraceparent } from '@hubbub/runtime'
import { workContext } from '@hubbub/worker'
import { type CollectDeps, intakeTools, type Target } from './collect-deps.ts'
import { log } from './log.ts'
import { count } from './pull-channel.ts'

/**
 * Asks the network for what was missed, gap by gap, oldest first. One that it refuses stays, with its reason; one that
 * breaks off is begun again the next time. What comes twice is stored once.
 */
export async function repairGaps(
  deps: CollectDeps,
  { workspaceId, channelId }: Target,
  { session, signal }: { session: ChannelSession; signal: AbortSignal },
): Promise<void> {
  if (session.backfill === undefined) return
  const ctx = workContext(deps, { workspaceId, trace: null })
  const tools = intakeTools(deps)
  const open = await ctx.store.transaction(workspaceId, ({ hearing }) => hearing.openGaps(channelId))
  for (const { id, from, to } of open) {
    const lostBecause = await runWithTraceparent(null, 'collect.backfill', async () => {
      let lost: string | null = null
      try {
        for await (const { lostBecause: left, ...batch } of session.backfill?.({ from, to, signal }) ?? []) {
          count(deps, await collectBatch(ctx, tools, { channelId, batch }))
          lost = left ?? lost
        }
        return lost
      } catch (error) {
        if (!(error instanceof ChannelError) || error.class !== 'rejected') throw error
        log.warn({ err: error, channelId }, 'a gap cannot be closed')
        return error.message
      }
    })
    const end = lostBecause === null ? { repairedAt: ctx.clock.now() } : { lostBecause }
    await ctx.store.transaction(workspaceId, ({ hearing }) => hearing.settleGap(id, end))
  }
}
