import { MINUTE_MS, timeOf } from './bin.ts'
import type { ReachReason, RiseReason, ShareReason, SpikeReason } from './alert.ts'
import type { RiseFound } from './negative/rise.ts'
import type { ShareFound } from './negative/share.ts'
import type { ReachFound } from './reach/reach.ts'
import type { Spike } from './spike/judge-spike.ts'
import { BIN_WORDS, count, day, people, percent, times, usual } from './words.ts'

const HOUR_MS = 60 * MINUTE_MS

export interface Telling {
  /** When the bin begins, and when the series did. */
  at: number
  knownSince: number
  timeZone: string
}

export function spikeReason(found: Spike, limit: number, telling: Telling): SpikeReason {
  const { mentions, ratio, baseline, learning, distinct, distinctRatio } = found
  const normalWithoutReposts = distinctRatio < limit
  const sentence = [
    `${count(mentions)} mentions in ${BIN_WORDS}${distinct < mentions ? `, ${textWords(distinct)}` : ''}: ${times(ratio)} ${learning ? 'what the peak of a day may be' : "this brand's usual daily peak"}`,
    `, ${highest(found.lastAsHigh, telling)}`,
    distinct < mentions ? `; ${withoutRepeats(distinctRatio, normalWithoutReposts)}` : '',
    learning ? '; still learning what is usual' : '',
  ].join('')
  return {
    detector: 'spike',
    mentions,
    baseline,
    ratio,
    lastAsHighAt: found.lastAsHigh === null ? null : timeOf(found.lastAsHigh),
    knownSince: telling.knownSince,
    distinct,
    distinctRatio,
    normalWithoutReposts,
    learning,
    sentence,
  }
}

const textWords = (distinct: number) => `${count(distinct)} text${distinct === 1 ? '' : 's'}`
const withoutRepeats = (ratio: number, isNormal: boolean) =>
  isNormal
    ? 'without reposts and copies it would be normal'
    : `without reposts and copies still ${times(ratio)}`

const highest = (lastAsHigh: number | null, { at, knownSince, timeZone }: Telling) =>
  lastAsHigh === null
    ? `the highest since counting began on ${day(knownSince, { now: at, timeZone })}`
    : `the highest since ${day(timeOf(lastAsHigh), { now: at, timeZone })}`

export function riseReason(found: RiseFound, { at }: Telling): RiseReason {
  const since = found.since * HOUR_MS
  const hours = Math.max(1, Math.ceil((at - since) / HOUR_MS))
  const inTime = hours === 1 ? 'in the last hour' : `in the last ${hours} hours`
  return {
    detector: 'negative-rise',
    negative: found.said,
    baseline: found.expected,
    ratio: found.said / found.expected,
    since,
    hours,
    evidence: found.evidence,
    learning: found.learning,
    sentence: `${count(found.said)} negative mentions ${inTime} where ${usual(found.expected)} are usual`,
  }
}

export const shareReason = (found: ShareFound): ShareReason => ({
  detector: 'negative-share',
  share: found.share,
  baseline: found.usual,
  negative: found.negative,
  scored: found.scored,
  deviation: found.deviation,
  learning: found.learning,
  sentence: `${percent(found.share)} of ${count(found.scored)} mentions in the last 3 hours are negative where ${percent(found.usual)} are usual`,
})

export function reachReason(found: ReachFound, telling: Telling): ReachReason {
  const { reach, topReach, ratio, baseline, learning } = found
  const one = topReach >= reach / 2 ? `; one account alone has ${people(topReach)}` : ''
  return {
    detector: 'reach',
    reach,
    topReach,
    baseline,
    ratio,
    lastAsHighAt: found.lastAsHigh === null ? null : timeOf(found.lastAsHigh),
    knownSince: telling.knownSince,
    learning,
    sentence: `${people(reach)} followers reached in an hour: ${times(ratio)} this brand's usual daily peak, ${highest(found.lastAsHigh, telling)}${one}`,
  }
}
