import { judgeSilence } from '../rules/quiet.ts'
import { recordChannelOutcome } from './record-channel-outcome.ts'
import type { WorkContext } from './work-context.ts'

/** So far back a channel is compared with itself. */
const PAST_MS = 8 * 7 * 24 * 3_600_000

/** Tells people where a channel answers but nothing comes that always came, and where that is over. */
export async function judgeVolume(ctx: WorkContext, channelId: string): Promise<void> {
  const now = ctx.clock.now()
  const seen = await ctx.store.transaction(ctx.workspaceId, async ({ hearing, channels }) => {
    const channel = await channels.forWork(channelId)
    if (channel === null || (channel.health !== 'connected' && channel.health !== 'quiet')) return null
    const volume = await hearing.volume(channelId, new Date(now.getTime() - PAST_MS))
    return { health: channel.health, volume, lastHeardAt: await hearing.lastHeardAt(channelId) }
  })
  if (seen === null) return
  const silence = judgeSilence({ ...seen, now })
  if (silence === null && seen.health === 'connected') return
  const outcome =
    silence === null
      ? ({ part: 'fetch', kind: 'usual' } as const)
      : ({ part: 'fetch', kind: 'quiet', message: sayOf(silence) } as const)
  await recordChannelOutcome(ctx, { channelId, outcome })
}

/** Without a count that grows, or the same silence would be news each time it is looked at. */
function sayOf({ since }: { since: Date }): string {
  return `Nothing was heard since ${since.toISOString().slice(0, 16).replace('T', ' ')} UTC, far longer than usual at these hours`
}
