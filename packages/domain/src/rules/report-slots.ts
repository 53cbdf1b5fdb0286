import type { ReportPeriod, ReportRhythm } from '@hubbub/contracts'

export interface ReportClock {
  rhythm: ReportRhythm
  /** HH:MM of the wall clock. */
  time: string
  timeZone: string
}

/**
 * When a report is due next after a moment. The time is that of the wall clock, on both sides of a change of the clocks: one
 * that they leave out is taken as much later, one that they show twice is its first. Each day has one.
 */
export function nextSlot({ rhythm, time, timeZone }: ReportClock, after: Date): Date {
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

/** The day to which a slot belongs; a report is sent once for it. */
export const slotKey = (slot: Date, timeZone: string): string => dayOf(slot, timeZone).toString()

/** The whole days that a report tells of which is due at a moment. */
export function periodOf(period: ReportPeriod, at: Date, timeZone: string): { from: Date; to: Date } {
  const today = dayOf(at, timeZone)
  const monday = today.subtract({ days: today.dayOfWeek - 1 })
  const first = today.with({ day: 1 })
  const [from, to] = {
    yesterday: [today.subtract({ days: 1 }), today],
    'last-7-days': [today.subtract({ days: 7 }), today],
    'last-week': [monday.subtract({ weeks: 1 }), monday],
    'last-30-days': [today.subtract({ days: 30 }), today],
    'last-month': [first.subtract({ months: 1 }), first],
  }[period] as [Temporal.PlainDate, Temporal.PlainDate]
  return { from: beginOf(from, timeZone), to: beginOf(to, timeZone) }
}

function isDay(rhythm: ReportRhythm, day: Temporal.PlainDate): boolean {
  switch (rhythm.kind) {
    case 'daily':
      return true
    case 'weekly':
      return day.dayOfWeek === rhythm.weekday
    case 'monthly':
      return day.day === Math.min(rhythm.day, day.daysInMonth)
  }
}

const dayOf = (at: Date, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate()
const beginOf = (day: Temporal.PlainDate, timeZone: string) =>
  new Date(day.toZonedDateTime(timeZone).epochMilliseconds)
