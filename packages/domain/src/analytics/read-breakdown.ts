import type { AnalyticsFacet, Breakdown } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { before, figuresOf, hoursOf, said } from '../rules/analytics-span.ts'
import { findMonitors } from './find-monitors.ts'

export interface BreakdownAsked {
  monitorId: string
  from: string
  to: string
  facet: Exclude<AnalyticsFacet, 'all'>
}

/** Mentions of a monitor by the values of a facet, most first; what was there only before stands behind. */
export async function readBreakdown(ctx: Context, asked: BreakdownAsked): Promise<Breakdown> {
  const span = hoursOf(asked)
  const { monitorId, facet } = asked
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { analytics, channels } = repositories
    await findMonitors(ctx, repositories, [monitorId])
    const of = { monitorIds: [monitorId], facet, value: null }
    const counted = await analytics.tally({ ...of, ...span }, 'value', 'UTC')
    const former = new Map(
      (await analytics.tally({ ...of, ...before(span) }, 'value', 'UTC')).map(({ value, mentions }) => [
        value,
        mentions,
      ]),
    )
    const names =
      facet === 'channel'
        ? new Map((await channels.list()).map(({ id, name }) => [id, name]))
        : new Map<string, string>()
    return {
      ...said(span),
      items: counted
        .map((row) => ({
          ...figuresOf(row),
          value: row.value ?? '',
          name: names.get(row.value ?? '') ?? null,
          before: former.get(row.value) ?? 0,
        }))
        .toSorted((a, b) => b.mentions - a.mentions),
    }
  })
}
