import { BINS_PER_DAY, BINS_PER_HOUR, type FullBin } from '../bin.ts'
import { addValue, createPeaks, lastAsHigh, type Peaks, usualPeak } from '../spike/peaks.ts'

/** An hour that reaches fewer people is taken for this. */
const LEAST_REACH = 10_000
const KNOWN_AFTER = 3 * BINS_PER_DAY

/** How many people the mentions of the last hour may have reached: one large account is enough. */
export interface Reach {
  peaks: Peaks
  /** The eleven bins before the next. */
  recent: { reach: number; topReach: number }[]
}

export const createReach = (): Reach => ({ peaks: createPeaks(), recent: [] })

export interface ReachFound {
  ratio: number
  /** Followers of all authors of the last hour, and of the one who has most. */
  reach: number
  topReach: number
  baseline: number
  lastAsHigh: number | null
  learning: boolean
}

/** Null until a day is known: before, nobody can say who usually speaks. Null as well where hardly anybody is reached. */
export function measureReach({ peaks, recent }: Reach, bin: FullBin): ReachFound | null {
  const reach = recent.reduce((sum, earlier) => sum + earlier.reach, bin.reach)
  if (reach < LEAST_REACH) return null
  const baseline = usualPeak(peaks, LEAST_REACH)
  if (baseline === null) return null
  return {
    ratio: reach / baseline,
    reach,
    topReach: recent.reduce((most, earlier) => Math.max(most, earlier.topReach), bin.topReach),
    baseline,
    lastAsHigh: lastAsHigh(peaks, reach),
    learning: peaks.size < KNOWN_AFTER,
  }
}

export function learnReach({ peaks, recent }: Reach, bin: FullBin): void {
  const value = recent.reduce((sum, earlier) => sum + earlier.reach, bin.reach)
  addValue(peaks, { index: bin.index, value })
  // What was fetched afterwards must not be an alarm five minutes later.
  const isNews = bin.gap !== 'backfill'
  recent.push(isNews ? { reach: bin.reach, topReach: bin.topReach } : { reach: 0, topReach: 0 })
  if (recent.length >= BINS_PER_HOUR) recent.shift()
}

/** After a time in which nothing was heard, what was before is no hour ago. */
export function forgetHour({ recent }: Reach, index: number, last: number): void {
  if (index - last >= BINS_PER_HOUR) recent.length = 0
}
