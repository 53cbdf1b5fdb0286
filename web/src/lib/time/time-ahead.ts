import { clockTime, dayOf } from './day-label.ts'

/** When something comes, as short as a list needs it: "14:30", "tomorrow 09:00", "Tue 09:00", "4 May", "4 May 2027". */
export function timeAhead(iso: string, now: number, locale?: string): string {
  const at = new Date(iso)
  const today = new Date(now)
  const dayIn = (days: number) =>
    dayOf(new Date(today.getFullYear(), today.getMonth(), today.getDate() + days).getTime())
  const day = dayOf(iso)
  const time = clockTime(iso, locale)
  // What is overdue leaves at any moment.
  if (day === dayIn(0) || at.getTime() < now) return time
  if (day === dayIn(1)) return `tomorrow ${time}`
  if ([2, 3, 4, 5, 6].some((days) => day === dayIn(days)))
    return `${at.toLocaleDateString(locale, { weekday: 'short' })} ${time}`
  const sameYear = at.getFullYear() === today.getFullYear()
  return at.toLocaleDateString(locale, {
    day: 'numeric',
    month: 'short',
    ...(!sameYear && { year: 'numeric' }),
  })
}
