import { nextSlot, type RhythmClock } from './rhythm-slots.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** What lies further back is not told any more. */
const LONGEST_MS = 31 * DAY_MS
/** Between two of the rarest lies a week, and an hour where the clocks go back. */
const RAREST_MS = 8 * DAY_MS

/** The last whole hour of UTC: figures are counted by it. */
const wholeHour = (at: Date) => new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS)

export interface DueDigest {
  /** Null: that time has been told of already. */
  span: { from: Date; to: Date } | null
  /** How many periods it is. */
  periods: number
  /** The moment that closed it. */
  slot: Date
  nextAt: Date
}

/**
 * What a digest has to tell that is due: from where it last ended up to the last moment that has come. One period follows the
 * other without a gap, whatever the clocks do; those that were missed are told together.
 */
export function dueDigest(
  clock: RhythmClock,
  { toldTo, dueAt, now }: { toldTo: Date | null; dueAt: Date; now: Date },
): DueDigest {
  let slot = dueAt
  let periods = 1
  let nextAt = nextSlot(clock, slot)
  while (nextAt <= now) {
    slot = nextAt
    periods += 1
    nextAt = nextSlot(clock, slot)
  }
  const to = wholeHour(slot)
  const earliest = new Date(to.getTime() - LONGEST_MS)
  const since = toldTo ?? beginBefore(clock, dueAt)
  const from = since > earliest ? since : earliest
  return { span: from < to ? { from, to } : null, periods, slot, nextAt }
}

/** Where a first digest begins that is due next at a moment: at the moment before. */
export function beginBefore(clock: RhythmClock, dueAt: Date): Date {
  let slot = nextSlot(clock, new Date(dueAt.getTime() - RAREST_MS))
  for (let later = nextSlot(clock, slot); later < dueAt; later = nextSlot(clock, slot)) slot = later
  return wholeHour(slot < dueAt ? slot : new Date(dueAt.getTime() - RAREST_MS))
}
