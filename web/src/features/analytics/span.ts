import type { AnalyticsUnit } from '@hubbub/contracts'

const HOUR_MS = 3_600_000

export interface DrawnSpan {
  from: string
  to: string
  unit: AnalyticsUnit
  timeZone: string
}

export const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** Whole days up to the end of this hour, today among them, in steps that a person can tell apart. */
export function spanOf(days: number, now: number): DrawnSpan {
  const from = new Date(now)
  from.setHours(0, 0, 0, 0)
  from.setDate(from.getDate() - (days - 1))
  const to = new Date((Math.floor(now / HOUR_MS) + 1) * HOUR_MS)
  return { from: from.toISOString(), to: to.toISOString(), unit: unitOf(days), timeZone }
}

function unitOf(days: number): AnalyticsUnit {
  if (days <= 3) return 'hour'
  return days <= 92 ? 'day' : 'week'
}

const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' })
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short' })
const hour = new Intl.DateTimeFormat(undefined, { weekday: 'short', hour: '2-digit', minute: '2-digit' })

/** Of what is not over: more will come. */
export const SO_FAR = 'so far'

/** A stretch in words: "Mon 3 Mar", "Mon 09:00", "week of 3 Mar", and "Mon 3 Mar, so far" of one that is not over. */
export function stretchName(from: string, unit: AnalyticsUnit, now = Date.now()): string {
  const name = nameOf(new Date(from), unit)
  return isUnderWay(from, unit, now) ? `${name}, ${SO_FAR}` : name
}

/** Whether a stretch began and is not over by the clocks of here: more will come to it. */
export function isUnderWay(from: string, unit: AnalyticsUnit, now = Date.now()): boolean {
  const end = new Date(from)
  if (unit === 'hour') end.setTime(end.getTime() + HOUR_MS)
  else end.setDate(end.getDate() + (unit === 'week' ? 7 : 1))
  return Date.parse(from) <= now && now < end.getTime()
}

function nameOf(at: Date, unit: AnalyticsUnit): string {
  if (unit === 'hour') return hour.format(at)
  return unit === 'week' ? `week of ${day.format(at)}` : weekday.format(at)
}

/** How the row of a stretch is named: as people read it, as table programs do, and what these are told beside it. */
export const stretchRow = (from: string, unit: AnalyticsUnit, now = Date.now()) => ({
  name: stretchName(from, unit, now),
  exact: stretchStart(from, unit),
  remark: isUnderWay(from, unit, now) ? SO_FAR : undefined,
})

/** Its beginning by the clocks of here, as table programs read it: "2026-03-03", "2026-03-03 09:00". */
function stretchStart(from: string, unit: AnalyticsUnit): string {
  const at = new Date(from)
  const date = [at.getFullYear(), twoDigits(at.getMonth() + 1), twoDigits(at.getDate())].join('-')
  return unit === 'hour' ? `${date} ${twoDigits(at.getHours())}:${twoDigits(at.getMinutes())}` : date
}

const twoDigits = (number: number) => String(number).padStart(2, '0')
