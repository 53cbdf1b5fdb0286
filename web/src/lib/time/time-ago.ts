import { formatDistanceStrict } from 'date-fns'

/** "3 minutes ago", "in 2 days", and "just now" for less than a minute. */
export function timeAgo(iso: string, now: number): string {
  const at = Date.parse(iso)
  if (Math.abs(now - at) < 60_000) return 'just now'
  return formatDistanceStrict(at, now, { addSuffix: true })
}

const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })
export const exactTime = (iso: string): string => exact.format(Date.parse(iso))

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })
export const exactDay = (iso: string): string => day.format(Date.parse(iso))
