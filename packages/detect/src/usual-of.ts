import { usualShare } from './negative/share.ts'
import type { Series } from './series.ts'
import { usualPeak } from './spike/peaks.ts'

/** What is usual for a series, as far as it is known. */
export interface Usual {
  /** The daily peaks of mentions in five minutes and of followers reached in an hour; null before a day is over. */
  peak: number | null
  reachPeak: number | null
  /** 0 to 1. */
  negativeShare: number
}

export function usualOf({ now }: Series): Usual {
  if (now === null) return { peak: null, reachPeak: null, negativeShare: 0.2 }
  return {
    peak: usualPeak(now.volume, 5),
    reachPeak: usualPeak(now.reach.peaks, 10_000),
    negativeShare: usualShare(now.share),
  }
}
