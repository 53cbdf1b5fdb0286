import { BINS_PER_HOUR, type FullBin } from './bin.ts'

/** Counts of one hour of the clock (UTC), growing while it lasts. */
export interface Hour {
  /** Since 1970. */
  hour: number
  /** How many of its twelve bins were heard. */
  heard: number
  scored: number
  negative: number
  /** Some of it was heard in part: it is judged and teaches nothing. */
  part: boolean
  /** Some of it was fetched afterwards: it teaches and is not judged. */
  fetched: boolean
}

export const hourOf = (index: number) => Math.floor(index / BINS_PER_HOUR)

export const createHour = (hour: number): Hour => ({
  hour,
  heard: 0,
  scored: 0,
  negative: 0,
  part: false,
  fetched: false,
})

/** Adds a bin. Where it begins another hour, the one that is over is returned. */
export function addToHour(current: Hour, bin: FullBin): Hour | null {
  const hour = hourOf(bin.index)
  const ended = current.hour === hour || current.heard === 0 ? null : { ...current }
  if (current.hour !== hour) Object.assign(current, createHour(hour))
  current.heard += 1
  current.scored += bin.scored
  current.negative += bin.negative
  current.part ||= bin.gap === 'part'
  current.fetched ||= bin.gap === 'backfill'
  return ended
}

/** An hour that was heard for less than half says too little. */
export const isHeard = ({ heard }: Hour) => heard >= BINS_PER_HOUR / 2
