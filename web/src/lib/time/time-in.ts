const clockOf = (timeZone: string) =>
  new Intl.DateTimeFormat(undefined, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })

/** A moment by the clocks of a time zone: "Mon 30 Nov, 09:00". */
export const timeIn = (timeZone: string, iso: string): string => clockOf(timeZone).format(Date.parse(iso))

/** From when to when, by the clocks of a time zone. */
export const spanIn = (timeZone: string, from: string, to: string): string =>
  clockOf(timeZone).formatRange(Date.parse(from), Date.parse(to))
