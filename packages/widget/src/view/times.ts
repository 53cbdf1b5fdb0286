const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat('en', { weekday: 'long', day: 'numeric', month: 'long' })
const weekday = new Intl.DateTimeFormat('en', { weekday: 'long' })

export const timeOf = (at: string) => clock.format(new Date(at))

const startOfDay = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
const daysBetween = (from: Date, to: Date) => Math.round((startOfDay(to) - startOfDay(from)) / 86_400_000)

export function dayOf(at: string, now: Date): string {
  const date = new Date(at)
  const days = daysBetween(date, now)
  if (days === 0) return 'Today'
  return days === 1 ? 'Yesterday' : day.format(date)
}

/** In the visitor's own time. */
export function whenOpen(at: Date, now: Date): string {
  const days = daysBetween(now, at)
  const time = clock.format(at)
  if (days === 0) return `at ${time}`
  return days === 1 ? `tomorrow at ${time}` : `${weekday.format(at)} at ${time}`
}
