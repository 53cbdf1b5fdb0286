/** When somebody is here: minutes since Monday, 0:00, from and to, in the time zone of the chat. */
export interface Span {
  from: number
  to: number
}

const DAY = 1440
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const shape =
  /^([a-z]{2,9})(?:\s*[-–]\s*([a-z]{2,9}))?\s+(\d{1,2})(?::(\d{2}))?\s*[-–]\s*(\d{1,2})(?::(\d{2}))?$/i

/** `Mon-Fri 9:00-17:30`; an end before its beginning is the next day's. Throws with what is wrong. */
export function parseHours(line: string): Span[] {
  const found = shape.exec(line.trim())
  if (found === null) throw new TypeError('Write hours as “Mon-Fri 9:00-17:30”')
  const [, first = '', last = first, ...clock] = found
  const from = dayOf(first)
  const until = dayOf(last)
  const begins = minutes(clock[0], clock[1])
  const ends = minutes(clock[2], clock[3])
  if (begins === ends) throw new TypeError('Hours begin and end at the same time')
  const count = ((until - from + 7) % 7) + 1
  return Array.from({ length: count }, (_, step) => {
    const start = ((from + step) % 7) * DAY
    return { from: start + begins, to: start + ends + (ends < begins ? DAY : 0) }
  })
}

function dayOf(name: string): number {
  const day = days.findIndex((one) => one.startsWith(name.toLowerCase().slice(0, 3)))
  if (day < 0) throw new TypeError(`“${name}” is no day of the week`)
  return day
}

function minutes(hour = '', minute = '0'): number {
  const total = Number(hour) * 60 + Number(minute)
  if (Number(minute) > 59 || total > DAY) throw new TypeError(`${hour}:${minute} is no time of the day`)
  return total
}

/** Whether somebody is here, and if not, when again. No hours: always. */
export function hoursAt(
  spans: readonly Span[],
  now: Date,
  timeZone: string,
): { open: boolean; opensAt: Date | null } {
  if (spans.length === 0) return { open: true, opensAt: null }
  if (isWithin(spans, minuteOfWeek(now, timeZone))) return { open: true, opensAt: null }
  // Minute by minute through the week: right wherever clocks are put forward or back in between.
  const start = Math.ceil(now.getTime() / 60_000)
  for (let minute = start; minute <= start + 7 * DAY; minute += 1) {
    const at = new Date(minute * 60_000)
    if (minute % 15 === 0 || minute === start)
      if (isWithin(spans, minuteOfWeek(at, timeZone)))
        return { open: false, opensAt: firstWithin(spans, at, timeZone) }
  }
  return { open: false, opensAt: null }
}

/** Hours mostly begin at a quarter; where they do not, the minute is looked for backwards. */
function firstWithin(spans: readonly Span[], found: Date, timeZone: string): Date {
  let at = found
  for (;;) {
    const before = new Date(at.getTime() - 60_000)
    if (!isWithin(spans, minuteOfWeek(before, timeZone))) return at
    at = before
  }
}

const isWithin = (spans: readonly Span[], minute: number) =>
  spans.some(
    ({ from, to }) => (minute >= from && minute < to) || (minute + 7 * DAY >= from && minute + 7 * DAY < to),
  )

const formats = new Map<string, Intl.DateTimeFormat>()

function minuteOfWeek(at: Date, timeZone: string): number {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
  formats.set(timeZone, format)
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]))
  const day = days.indexOf((parts.get('weekday') ?? '').toLowerCase())
  return day * DAY + Number(parts.get('hour')) * 60 + Number(parts.get('minute'))
}
