export const MINUTE_MS = 60_000
/** Everything is counted in steps of five minutes. */
export const BIN_MS = 5 * MINUTE_MS
export const BINS_PER_HOUR = 12
export const BINS_PER_DAY = 288

/**
 * Why a bin is not what it seems. `down`: nothing was heard, or nobody knows. `part`: one of several sources was silent;
 * what the others told is judged, but teaches nothing. `backfill`: fetched afterwards; it teaches, and is no alarm.
 * `edited`: another question is asked from here on; all that was learned is forgotten.
 */
export type Gap = 'down' | 'part' | 'backfill' | 'edited'

/** What was said in five minutes, by the time at which it was published. Totals, never differences. */
export interface Bin {
  /** Milliseconds since 1970 in UTC, anywhere within the five minutes. */
  at: number
  /** How many mentions. */
  mentions: number
  /** How many without reposts: each text once. Left out: as many as there are mentions. */
  distinct?: number
  /** Of how many the sentiment is known, and how many of them are negative. */
  scored?: number
  negative?: number
  /** Followers of all authors together, and of the one who has most. */
  reach?: number
  topReach?: number
  gap?: Gap
}

/** A bin with nothing left out, and its number since 1970 for the time. */
export interface FullBin {
  index: number
  mentions: number
  distinct: number
  scored: number
  negative: number
  reach: number
  topReach: number
  gap: Gap | null
}

const countNames = ['mentions', 'distinct', 'scored', 'negative', 'reach', 'topReach'] as const

export function fillBin({ at, mentions, distinct, scored, negative, reach, topReach, gap }: Bin): FullBin {
  const counts = {
    mentions,
    distinct: distinct ?? mentions,
    scored: scored ?? 0,
    negative: negative ?? 0,
    reach: reach ?? 0,
    topReach: topReach ?? 0,
  }
  for (const name of countNames)
    if (!Number.isSafeInteger(counts[name]) || counts[name] < 0)
      throw new RangeError(`${name} is no count: ${String(counts[name])}`)
  // Counted a moment apart, a part may be more than the whole.
  const part = (of: number, whole: number) => Math.min(of, whole)
  return {
    index: indexOf(at),
    mentions,
    distinct: part(counts.distinct, mentions),
    scored: part(counts.scored, mentions),
    negative: part(part(counts.negative, counts.scored), mentions),
    reach: counts.reach,
    topReach: part(counts.topReach, counts.reach),
    gap: gap ?? null,
  }
}

export function indexOf(at: number): number {
  const index = Math.floor(at / BIN_MS)
  if (!Number.isSafeInteger(index) || index < 0) throw new RangeError(`no time: ${String(at)}`)
  return index
}

export const timeOf = (index: number) => index * BIN_MS
