import type { AlertEvidence, AlertFilter } from '@hubbub/contracts'
import { type Bin, BIN_MS, type Usual } from '@hubbub/detect'
import type { HourSpan } from '../ports/analytics.ts'
import type { Repositories } from '../ports/store.ts'
import { risingTerms } from '../rules/rising-terms.ts'
import { type IsCommon, termsOf } from '../rules/text-terms.ts'
import type { Sources } from './read-sources.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** What led to it is looked for in so many hours. */
const HOURS = 3
const MOST_POSTS = 8
const MOST_AUTHORS = 6
const MOST_TERMS = 12
const MOST_TEXTS = 600
const USUAL_DAYS = 14

export interface EvidenceAsked {
  monitorId: string
  filter: AlertFilter
  /** Of the day before, and the five minutes that are told of last. */
  bins: readonly Bin[]
  usual: Usual
  sources: Sources
  /** Found by the rule itself: they stand first. */
  first?: readonly string[]
}

/** What stands behind an alert: posts, authors, terms and sources of the hours that led to it. */
export async function gatherEvidence(
  { isCommon }: { isCommon: IsCommon },
  repositories: Pick<Repositories, 'alerts' | 'analytics'>,
  { monitorId, filter, bins, usual, sources, first = [] }: EvidenceAsked,
): Promise<AlertEvidence> {
  const { alerts, analytics } = repositories
  const end = (bins.at(-1)?.at ?? 0) + BIN_MS
  const span = { from: new Date(end - HOURS * HOUR_MS), to: new Date(end) }
  const recent = bins.filter(({ at }) => at >= span.from.getTime())
  const sum = (value: (bin: Bin) => number) => recent.reduce((total, bin) => total + value(bin), 0)
  const large = await alerts.byLargeAuthors(monitorId, { span, followers: 1, filter, limit: MOST_POSTS })
  const newest = await alerts.within(monitorId, { span, filter, limit: MOST_POSTS })
  const authors = await analytics.authors(monitorId, span, { least: 0, limit: MOST_AUTHORS })
  return {
    from: span.from.toISOString(),
    to: span.to.toISOString(),
    bins: bins
      .filter(({ mentions }) => mentions > 0)
      .map(({ at, mentions, distinct, negative }) => ({
        at: new Date(at).toISOString(),
        mentions,
        distinct: distinct ?? mentions,
        negative: negative ?? 0,
      })),
    usualPeak: usual.peak,
    mentions: sum(({ mentions }) => mentions),
    distinct: sum(({ mentions, distinct }) => distinct ?? mentions),
    negative: sum(({ negative }) => negative ?? 0),
    reach: sum(({ reach }) => reach ?? 0),
    messageIds: [...new Set([...first, ...[...large, ...newest].map(({ id }) => id)])].slice(0, MOST_POSTS),
    authors: authors.map(({ kind, name, handle, value, url, followers, verified, mentions, negative }) => ({
      kind,
      name: name ?? handle ?? value,
      handle,
      url,
      followers,
      verified,
      mentions,
      negative,
    })),
    terms: await readRising(isCommon, analytics, monitorId, span),
    sources: await readShares(analytics, monitorId, { span, sources }),
    gaps: sources.gaps
      .filter(({ from, to }) => from < end && to > end - DAY_MS)
      .map(({ channel, from, to, state, reason }) => ({
        channel,
        from: new Date(from).toISOString(),
        to: new Date(to).toISOString(),
        state,
        reason,
      })),
  }
}

/** Against the day before. */
async function readRising(
  isCommon: IsCommon,
  analytics: Repositories['analytics'],
  monitorId: string,
  span: HourSpan,
): Promise<AlertEvidence['terms']> {
  const end = span.from.getTime()
  const quarters = [1, 2, 3, 4].map((part) => ({
    from: new Date(end - (part * DAY_MS) / 4),
    to: new Date(end - ((part - 1) * DAY_MS) / 4),
    take: MOST_TEXTS / 4,
  }))
  const now = await analytics.sample(monitorId, [{ ...span, take: MOST_TEXTS }])
  const then = await analytics.sample(monitorId, quarters)
  const counted = (texts: typeof now) =>
    texts.map(({ text, language, negative }) => ({ terms: termsOf(text, language, isCommon), negative }))
  return (
    risingTerms(counted(now), counted(then))
      // Where nothing was said the day before, all of it is new.
      .filter(({ score }) => score > 0 || then.length === 0)
      .slice(0, MOST_TERMS)
      .map(({ term, texts, before, negative }) => ({ term, texts, before: before ?? 0, negative }))
  )
}

/** What each source said in a stretch, and usually says in one as long. */
export async function readShares(
  analytics: Repositories['analytics'],
  monitorId: string,
  { span, sources }: { span: HourSpan; sources: Sources },
): Promise<AlertEvidence['sources']> {
  const asked = { monitorIds: [monitorId], facet: 'channel', value: null } as const
  const past = { from: new Date(span.from.getTime() - USUAL_DAYS * DAY_MS), to: span.from }
  const now = await analytics.tally({ ...asked, ...span }, 'value', 'UTC')
  const then = await analytics.tally({ ...asked, ...past }, 'value', 'UTC')
  const often = new Map(then.map(({ value, mentions }) => [value, (mentions * HOURS) / (USUAL_DAYS * 24)]))
  const said = new Map(now.map(({ value, mentions }) => [value, mentions]))
  return [...sources.ids]
    .map((id) => ({
      id,
      name: sources.names.get(id) ?? '',
      mentions: said.get(id) ?? 0,
      usual: Math.round((often.get(id) ?? 0) * 10) / 10,
    }))
    .toSorted((a, b) => b.mentions - a.mentions)
    .slice(0, 20)
}
