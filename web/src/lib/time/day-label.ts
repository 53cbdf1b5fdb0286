/** Whole days of the person's own calendar, so that a change of clocks does no harm. */
export const dayOf = (iso: string | number): string => {
  const at = new Date(iso)
  return `${at.getFullYear()}-${at.getMonth() + 1}-${at.getDate()}`
}

/** "Today", "Yesterday", "Tuesday", "Tuesday, 4 May". */
export function dayLabel(iso: string, now: number, locale?: string): string {
  const today = new Date(now)
  const daysAgo = (days: number) =>
    dayOf(new Date(today.getFullYear(), today.getMonth(), today.getDate() - days).getTime())
  const day = dayOf(iso)
  if (day === daysAgo(0)) return 'Today'
  if (day === daysAgo(1)) return 'Yesterday'
  const at = new Date(iso)
  const sameYear = at.getFullYear() === today.getFullYear()
  return at.toLocaleDateString(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(!sameYear && { year: 'numeric' }),
  })
}

export const clockTime = (iso: string, locale?: string): string =>
  new Date(iso).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' })
