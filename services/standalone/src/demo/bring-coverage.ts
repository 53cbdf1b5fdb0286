import { listChannels } from '@hubbub/domain'
import { demoWorld } from './demo-world.ts'
import type { DemoContext } from './seed-demo.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** What was not heard in the past of the demo, as its sources would have noted it. Noted once, it stays where it is. */
export async function bringCoverage(ctx: DemoContext): Promise<void> {
  const now = ctx.clock.now()
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS
  const channels = await listChannels(ctx)
  for (const { kind, daysAgo, hour, hours, reason, caughtUp } of demoWorld.gaps) {
    const channel = channels.find((one) => one.kind === kind)
    if (channel === undefined) continue
    const from = new Date(today - daysAgo * DAY_MS + hour * HOUR_MS)
    const to = new Date(from.getTime() + hours * HOUR_MS)
    await ctx.store.transaction(ctx.workspaceId, async ({ hearing }) => {
      if ((await hearing.gaps(channel.id, 50)).some((gap) => gap.reason === reason)) return
      const id = ctx.ids.next()
      await hearing.noteGaps(channel.id, [{ id, from, to, reason }], to)
      // Settled at once: an open one would be asked for again.
      await hearing.settleGap(id, caughtUp ? { repairedAt: to } : { lostBecause: reason })
    })
  }
}
