/** A moment by the clocks of a time zone: "Mon 30 Nov, 09:00". */
export function timeIn(timeZone: string, iso: string): string {
  return new Intl.DateTimeFormat(undefined, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(Date.parse(iso))
}
