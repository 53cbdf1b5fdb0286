import type { DigestRhythm, ReportRhythm } from '@hubbub/contracts'

export interface RhythmClock {
  rhythm: ReportRhythm | DigestRhythm
  /** HH:MM of the wall clock. */
  time: string
  timeZone: string
}

const HOUR_MS = 3_600_000

/**
 * When something is due next after a moment. The time is that of the wall clock, on both sides of a change of the clocks: one
 * that they leave out is taken as much later, one that they show twice is its first. Each day has one. By the hour it is each
 * whole hour of UTC, of which no change of the clocks has more or fewer.
 */
export function nextSlot({ rhythm, time, timeZone }: RhythmClock, after: Date): Date {
  if (rhythm.kind === 'hourly') return new Date((Math.floor(after.getTime() / HOUR_MS) + 1) * HOUR_MS)
  let day = dayOf(after, timeZone)
  for (;;) {
    if (isDay(rhythm, day)) {
      const at = day
        .toPlainDateTime(Temporal.PlainTime.from(time))
        .toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds
      if (at > after.getTime()) return new Date(at)
    }
    day = day.add({ days: 1 })
  }
}

function isDay(rhythm: Exclude<RhythmClock['rhythm'], { kind: 'hourly' }>, day: Temporal.PlainDate): boolean {
  switch (rhythm.kind) {
    case 'daily':
      return true
    case 'weekly':
      return day.dayOfWeek === rhythm.weekday
    case 'monthly':
      return day.day === Math.min(rhythm.day, day.daysInMonth)
  }
}

export const dayOf = (at: Date, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate()
