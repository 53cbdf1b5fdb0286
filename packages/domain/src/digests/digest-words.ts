/** From when to when, by the clock of the person. */
export function spanWords({ from, to, timeZone }: { from: Date; to: Date; timeZone: string }): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).formatRange(from, to)
}
