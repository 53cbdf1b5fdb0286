import type { WeekTally } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { figuresOf, hoursOf, said } from '../rules/analytics-span.ts'
import { findMonitors } from './find-monitors.ts'

export interface WeekAsked {
  monitorId: string
  from: string
  to: string
  timeZone: string
}

/** Mentions of a monitor by the hour of the week. */
export async function readWeek(ctx: Context, asked: WeekAsked): Promise<WeekTally> {
  const span = hoursOf(asked)
  const { monitorId, timeZone } = asked
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await findMonitors(ctx, repositories, [monitorId])
    const all = { monitorIds: [monitorId], facet: 'all', value: null, ...span } as const
    const rows = await repositories.analytics.tally(all, 'week-hour', timeZone)
    return {
      ...said(span),
      hours: rows
        .map((row) => ({ ...figuresOf(row), hour: row.weekHour ?? 0 }))
        .toSorted((a, b) => a.hour - b.hour),
    }
  })
}
