import type { AlertSight, CoverageGap } from '@hubbub/contracts'
import { type Bin, BIN_MS, type Gap } from '@hubbub/detect'
import type { Bin as CountedBin, HourSpan } from '../ports/analytics.ts'

/** A stretch in which a source was not heard. */
export interface SourceGap {
  channel: { id: string; name: string }
  from: number
  to: number
  state: CoverageGap['state']
  reason: string
}

/** What was closed again at once brought nothing that could look like an alarm. */
const SHORT_MS = 10 * 60_000

/** The gaps that matter to somebody who hears these sources. */
export function gapsThatMatter(gaps: readonly SourceGap[], sources: ReadonlySet<string>): SourceGap[] {
  return gaps.filter(
    ({ channel, from, to, state }) =>
      sources.has(channel.id) && !(state === 'closed' && to - from < SHORT_MS),
  )
}

/**
 * Every five minutes of a stretch with what was counted, and why it may be less than was said: of all sources nothing
 * (`down`), of some nothing (`part`), or some of it fetched afterwards (`backfill`).
 */
export function guardedBins(
  counted: readonly CountedBin[],
  { span, gaps, sources }: { span: HourSpan; gaps: readonly SourceGap[]; sources: ReadonlySet<string> },
): Bin[] {
  const byTime = new Map(counted.map((bin) => [bin.at.getTime(), bin]))
  const bins: Bin[] = []
  for (let at = span.from.getTime(); at < span.to.getTime(); at += BIN_MS) {
    const bin = byTime.get(at)
    const gap = gapAt(at, gaps, sources)
    const counts =
      bin === undefined
        ? { mentions: 0 }
        : {
            mentions: bin.mentions,
            distinct: bin.texts,
            scored: bin.scored,
            negative: bin.negative,
            reach: Math.max(bin.reach, bin.topReach),
            topReach: bin.topReach,
          }
    bins.push({ at, ...counts, ...(gap !== null && { gap }) })
  }
  return bins
}

function gapAt(at: number, gaps: readonly SourceGap[], sources: ReadonlySet<string>): Gap | null {
  const over = gaps.filter(({ from, to }) => from < at + BIN_MS && to > at)
  if (over.length === 0) return null
  const silent = new Set(over.filter(({ state }) => state !== 'closed').map(({ channel }) => channel.id))
  if (silent.size >= sources.size) return 'down'
  return over.some(({ state }) => state === 'closed') ? 'backfill' : 'part'
}

/** How much a rule sees of the last five minutes, in words. Null: all of it. */
export function sightOf(
  bins: readonly Bin[],
  { gaps, sources }: { gaps: readonly SourceGap[]; sources: ReadonlySet<string> },
): AlertSight | null {
  const last = bins.at(-1)
  if (last === undefined || (last.gap !== 'down' && last.gap !== 'part')) return null
  const over = gaps.filter(
    ({ from, to, state }) => state !== 'closed' && from < last.at + BIN_MS && to > last.at,
  )
  const since = Math.min(...over.map(({ from }) => from))
  const names = [...new Set(over.map(({ channel, reason }) => `${channel.name} (${reason})`))]
  const said = names.slice(0, 3).join(', ') + (names.length > 3 ? ` and ${names.length - 3} more` : '')
  const kind = last.gap === 'down' ? 'blind' : 'partly'
  return {
    kind,
    reason:
      kind === 'blind'
        ? `None of its sources is heard: ${said}`
        : `Not heard: ${said}; ${sources.size - new Set(over.map(({ channel }) => channel.id)).size} of ${sources.size} sources are`,
    since: new Date(since).toISOString(),
  }
}
