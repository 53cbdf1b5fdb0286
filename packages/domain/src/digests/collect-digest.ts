import type { CountedMonitor, DigestContent } from '@hubbub/contracts'
import { readTerms } from '../analytics/read-terms.ts'
import { readVolume } from '../analytics/read-volume.ts'
import type { Context } from '../context.ts'
import { aDayAgo } from '../monitors/read-monitors.ts'
import type { KeptDigest } from '../ports/digests.ts'
import type { HourSpan } from '../ports/analytics.ts'
import type { Repositories } from '../ports/store.ts'
import type { IsCommon } from '../rules/text-terms.ts'

const MOST_MONITORS = 50
const MOST_ALERTS = 20
const MOST_INCIDENTS = 20
/** Rising terms are read of the monitors that were spoken of most. */
const READ_MONITORS = 6
const MOST_TERMS = 8
const MOST_MENTIONS = 5
/** As far as they are looked through for what the person may see. */
const LOOKED_THROUGH = 30
const TEXT_LENGTH = 280
/** One chance in a thousand; see RisingTerms. */
const RISES = 10.8

/** What was found in a time, with the eyes of the caller. */
export async function collectDigest(
  ctx: Context,
  { isCommon }: { isCommon: IsCommon },
  { digest, span }: { digest: Pick<KeptDigest, 'monitorIds' | 'brandIds'>; span: HourSpan },
): Promise<DigestContent> {
  const said = { from: span.from.toISOString(), to: span.to.toISOString() }
  const monitors = await ctx.store.transaction(
    ctx.workspaceId,
    async (repositories) => await chosenMonitors(ctx, repositories, digest),
  )
  const figures = await readVolume(ctx, {
    monitorIds: monitors.map(({ id }) => id),
    ...said,
    unit: 'day',
    timeZone: 'UTC',
    facet: 'all',
    value: '',
  })
  const counted = figures.series
    .map(({ monitor, total, before }) => ({
      monitor,
      mentions: total.mentions,
      negative: total.negative,
      before: before && { mentions: before.mentions, negative: before.negative },
    }))
    .toSorted((a, b) => b.mentions - a.mentions)
  const terms: (DigestContent['terms'][number] & { score: number })[] = []
  for (const { monitor, mentions } of counted.slice(0, READ_MONITORS)) {
    if (mentions === 0) continue
    const { items } = await readTerms(ctx, { isCommon }, { monitorId: monitor.id, ...said })
    for (const { term, texts, before, score } of items)
      if (score >= RISES && before !== null)
        terms.push({ term, texts, before, score, monitor: refOf(monitor) })
  }
  const found = await ctx.store.transaction(
    ctx.workspaceId,
    async (repositories) => await findIn(ctx, repositories, { monitors, digest, span }),
  )
  return {
    ...found,
    monitors: counted,
    terms: terms
      .toSorted((a, b) => b.score - a.score)
      .slice(0, MOST_TERMS)
      .map(({ score: _score, ...term }) => term),
  }
}

export const isCalm = ({ alerts, incidents, monitors }: DigestContent) =>
  alerts.length === 0 && incidents.length === 0 && monitors.every(({ mentions }) => mentions === 0)

type Chosen = Pick<KeptDigest, 'monitorIds' | 'brandIds'>
const isAll = ({ monitorIds, brandIds }: Chosen) => monitorIds.length === 0 && brandIds.length === 0

async function chosenMonitors(
  ctx: Context,
  { analytics, monitors }: Pick<Repositories, 'analytics' | 'monitors'>,
  digest: Chosen,
): Promise<CountedMonitor[]> {
  const all = await analytics.monitors(null, ctx.caller)
  if (isAll(digest)) return all.slice(0, MOST_MONITORS)
  const ids = new Set(digest.monitorIds)
  if (digest.brandIds.length > 0)
    for (const { id, brand } of await monitors.list(aDayAgo(ctx)))
      if (brand !== null && digest.brandIds.includes(brand.id)) ids.add(id)
  return all.filter(({ id }) => ids.has(id)).slice(0, MOST_MONITORS)
}

async function findIn(
  { caller }: Pick<Context, 'caller'>,
  repositories: Repositories,
  { monitors, digest, span }: { monitors: readonly CountedMonitor[]; digest: Chosen; span: HourSpan },
): Promise<Omit<DigestContent, 'monitors' | 'terms'>> {
  // What is of no monitor, such as a source that fell silent, concerns who wants to be told of all.
  const about = { monitorIds: monitors.map(({ id }) => id), orNone: isAll(digest) }
  const alerts = caller.permissions.has('alert:read')
    ? await repositories.alerts.foundWithin(caller, { span, ...about, limit: MOST_ALERTS })
    : []
  const incidents = caller.permissions.has('incident:read')
    ? await repositories.incidents.concerning(caller, { span, ...about, limit: MOST_INCIDENTS })
    : []
  return {
    alerts: alerts.map(({ id, title, severity, at, monitor, muted }) => ({
      id,
      title,
      severity,
      at,
      monitor,
      muted,
    })),
    incidents: incidents.map(({ id, number, title, state, severity, openedAt, monitor }) => ({
      id,
      number,
      title,
      state,
      severity,
      openedAt,
      monitor,
    })),
    mentions: await topMentions({ caller }, repositories, monitors, span),
  }
}

async function topMentions(
  { caller }: Pick<Context, 'caller'>,
  { alerts }: Pick<Repositories, 'alerts'>,
  monitors: readonly CountedMonitor[],
  span: HourSpan,
): Promise<DigestContent['mentions']> {
  const reaching = new Map<string, { followers: number; monitor: CountedMonitor }>()
  for (const monitor of monitors)
    for (const { id, followers } of await alerts.byLargeAuthors(monitor.id, {
      span,
      followers: 0,
      filter: { channelIds: [], languages: [] },
      limit: LOOKED_THROUGH,
    }))
      if (!reaching.has(id)) reaching.set(id, { followers, monitor })
  const ids = [...reaching]
    .toSorted(([, a], [, b]) => b.followers - a.followers)
    .slice(0, LOOKED_THROUGH)
    .map(([id]) => id)
  const seen = await alerts.mentions(ids, caller)
  return seen.slice(0, MOST_MENTIONS).flatMap(({ id, author, text, channel, sentAt, url }) => {
    const one = reaching.get(id)
    if (one === undefined) return []
    return {
      id,
      author: author.name,
      text: text.length > TEXT_LENGTH ? `${text.slice(0, TEXT_LENGTH)}…` : text,
      channel: channel.name,
      followers: one.followers,
      sentAt,
      url,
      monitor: refOf(one.monitor),
    }
  })
}

const refOf = ({ id, name }: CountedMonitor) => ({ id, name })
