import type { FullBin } from './bin.ts'
import { addToHour, createHour, type Hour, hourOf } from './hours.ts'
import { createRise, learnHour, type Rise } from './negative/rise.ts'
import { createShare, passHour, type Share } from './negative/share.ts'
import { createReach, forgetHour, learnReach, type Reach } from './reach/reach.ts'
import { addValue, createPeaks, type Peaks } from './spike/peaks.ts'

export const detectors = ['spike', 'negative-rise', 'negative-share', 'reach'] as const
export type Detector = (typeof detectors)[number]

/** When a detector last fired, and how strongly. */
export interface Told {
  index: number
  strength: number
}

/** All that is known of a series up to one bin. */
export interface Core {
  /** The bin it knows last, and the one it began with. */
  last: number
  first: number
  volume: Peaks
  distinct: Peaks
  reach: Reach
  hour: Hour
  rise: Rise
  share: Share
  told: Record<Detector, Told | null>
  /** The last bin that was told of, whichever detector fired: the cooldown counts from there. */
  toldAt: number | null
}

export const createCore = (first: number): Core => ({
  last: first - 1,
  first,
  volume: createPeaks(),
  distinct: createPeaks(),
  reach: createReach(),
  hour: createHour(hourOf(first)),
  rise: createRise(),
  share: createShare(),
  told: { spike: null, 'negative-rise': null, 'negative-share': null, reach: null },
  toldAt: null,
})

/** Before a bin is judged: the hour that it ends is learned. */
export function enterBin(core: Core, bin: FullBin): void {
  forgetHour(core.reach, bin.index, core.last)
  const ended = addToHour(core.hour, bin)
  if (ended === null) return
  learnHour(core.rise, ended)
  passHour(core.share, ended)
}

/** After a bin is judged: it becomes a part of what is usual. */
export function learnBin(core: Core, bin: FullBin): void {
  const { index } = bin
  core.last = index
  if (bin.gap === 'part') return
  addValue(core.volume, { index, value: bin.mentions })
  addValue(core.distinct, { index, value: bin.distinct })
  learnReach(core.reach, bin)
}
