import type { ReportPeriod } from '@hubbub/contracts'
import { dayOf } from './rhythm-slots.ts'

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

const beginOf = (day: Temporal.PlainDate, timeZone: string) =>
  new Date(day.toZonedDateTime(timeZone).epochMilliseconds)
