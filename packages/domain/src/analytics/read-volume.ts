import type { AnalyticsUnit, TalliedFacet, Volume } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import type { TallyRow } from '../ports/analytics.ts'
import { bucketsOf, figuresOf, hoursOf, nothing, said } from '../rules/analytics-span.ts'
import { findMonitors } from './find-monitors.ts'
import { heardBefore } from './heard-before.ts'

export interface VolumeAsked {
  monitorIds: readonly string[]
  from: string
  to: string
  unit: AnalyticsUnit
  timeZone: string
  facet: TalliedFacet
  value: string
}

/** How much monitors matched over time, and what has to be known to read it. */
export async function readVolume(ctx: Context, asked: VolumeAsked): Promise<Volume> {
  const span = hoursOf(asked)
  const { monitorIds, facet, value, unit, timeZone } = asked
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { analytics, annotations } = repositories
    const monitors = await findMonitors(ctx, repositories, monitorIds)
    const buckets = bucketsOf(span, await analytics.stretches(span, unit, timeZone))
    const counted = await analytics.tally({ ...span, monitorIds, facet, value }, unit, timeZone)
    const earlier = await heardBefore(analytics, span)
    const former =
      earlier && (await analytics.tally({ ...earlier, monitorIds, facet, value }, 'total', timeZone))
    const found = new Map(counted.map((row) => [`${row.monitorId} ${row.at?.getTime() ?? ''}`, row]))
    return {
      ...said(span),
      unit,
      series: monitors.map((monitor) => ({
        monitor,
        total: sum(counted.filter(({ monitorId }) => monitorId === monitor.id)),
        before: former && sum(former.filter(({ monitorId }) => monitorId === monitor.id)),
        buckets: buckets.map(({ key, span: hours }) => ({
          ...said(hours),
          ...figuresOf(found.get(`${monitor.id} ${key}`) ?? nothing),
        })),
      })),
      gaps: await analytics.gaps(span),
      annotations: await annotations.within(span),
      edits: await analytics.edits(monitorIds, span),
    }
  })
}

const sum = (rows: readonly TallyRow[]) =>
  rows.reduce(
    (all, row) => ({
      mentions: all.mentions + row.mentions,
      negative: all.negative + row.negative,
      neutral: all.neutral + row.neutral,
      positive: all.positive + row.positive,
      reach: all.reach + row.reach,
      texts: all.texts + row.texts,
      spam: all.spam + row.spam,
    }),
    nothing,
  )
