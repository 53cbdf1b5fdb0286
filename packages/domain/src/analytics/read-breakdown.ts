import type { AnalyticsFacet, Breakdown } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { figuresOf, hoursOf, nothing, said } from '../rules/analytics-span.ts'
import type { AnalyticsRepository, HourSpan, Tally } from '../ports/analytics.ts'
import { findMonitors } from './find-monitors.ts'
import { heardBefore } from './heard-before.ts'

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
    const count = async (stretch: HourSpan) =>
      facet === 'country'
        ? await byCountry(analytics, monitorId, stretch)
        : await analytics.tally({ monitorIds: [monitorId], facet, value: null, ...stretch }, 'value', 'UTC')
    const counted = await count(span)
    const earlier = await heardBefore(analytics, span)
    const former = earlier && new Map((await count(earlier)).map(({ value, mentions }) => [value, mentions]))
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
          before: former && (former.get(row.value) ?? 0),
        }))
        .toSorted((a, b) => b.mentions - a.mentions),
    }
  })
}

/** What no network told a country of stands among them as not known, with all that is left. */
async function byCountry(
  analytics: AnalyticsRepository,
  monitorId: string,
  span: HourSpan,
): Promise<(Tally & { value: string | null })[]> {
  const all = { monitorIds: [monitorId], facet: 'all', value: null, ...span } as const
  const [total = nothing] = await analytics.tally(all, 'total', 'UTC')
  const known = await analytics.countries(monitorId, span)
  const left = (key: keyof Tally) => known.reduce((rest, one) => rest - one[key], total[key])
  const unknown = {
    mentions: left('mentions'),
    negative: left('negative'),
    neutral: left('neutral'),
    positive: left('positive'),
    reach: left('reach'),
    texts: left('texts'),
    spam: left('spam'),
    value: '',
  }
  return unknown.mentions > 0 ? [...known, unknown] : known
}
