import { BINS_PER_DAY, BINS_PER_HOUR, type FullBin } from '../bin.ts'
import { highestOfDay, lastAsHigh, type Peaks, usualPeak } from './peaks.ts'

/** A peak that is lower is taken for this: five mentions in five minutes are never a crisis. */
const LEAST_PEAK = 5
const KNOWN_AFTER = 3 * BINS_PER_DAY

export interface Spike {
  ratio: number
  /** The usual daily peak, in mentions in five minutes. While learning: widened by how little is known. */
  baseline: number
  learning: boolean
  mentions: number
  /** The bin that was last as high. Null: none since the series began. */
  lastAsHigh: number | null
  /** The same without reposts: what would be left if every text had been said once. */
  distinct: number
  distinctRatio: number
}

/** How high a bin stands over the usual daily peak. Null while less than an hour was heard, and where it is under any. */
export function measureSpike(volume: Peaks, distinct: Peaks, bin: FullBin): Spike | null {
  if (bin.mentions < LEAST_PEAK) return null
  const usual = widePeak(volume)
  const usualDistinct = widePeak(distinct)
  if (usual === null || usualDistinct === null) return null
  return {
    ratio: bin.mentions / usual,
    baseline: usual,
    learning: volume.size < KNOWN_AFTER,
    mentions: bin.mentions,
    lastAsHigh: lastAsHigh(volume, bin.mentions),
    distinct: bin.distinct,
    distinctRatio: bin.distinct / usualDistinct,
  }
}

/** Before three days are known the peak is taken for higher: nine times after an hour, 1.7 times after a day. */
function widePeak(peaks: Peaks): number | null {
  if (peaks.size < BINS_PER_HOUR) return null
  const known = usualPeak(peaks, LEAST_PEAK) ?? Math.max(LEAST_PEAK, highestOfDay(peaks) ?? 0)
  return peaks.size < KNOWN_AFTER ? known * Math.sqrt(KNOWN_AFTER / peaks.size) : known
}
