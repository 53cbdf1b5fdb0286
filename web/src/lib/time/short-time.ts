const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** As short as a list needs it: "now", "5m", "3h", "Tue", "4 May", "4 May 2025". */
export function shortTime(iso: string, now: number, locale?: string): string {
  const at = new Date(iso)
  const age = now - at.getTime()
  if (age < MINUTE) return 'now'
  if (age < 60 * MINUTE) return `${Math.floor(age / MINUTE)}m`
  if (age < DAY) return `${Math.floor(age / (60 * MINUTE))}h`
  if (age < 6 * DAY) return at.toLocaleDateString(locale, { weekday: 'short' })
  const sameYear = at.getFullYear() === new Date(now).getFullYear()
  return at.toLocaleDateString(locale, {
    day: 'numeric',
    month: 'short',
    ...(!sameYear && { year: 'numeric' }),
  })
}
