import type { TableMapping } from './entities/import.ts'

type Rules = Pick<TableMapping, 'timeZone' | 'dayFirst'>

/** What tables write: ISO 8601, seconds or milliseconds since 1970, RFC 2822, or numbers in the order of a country. */
export function parseDate(text: string, rules: Rules): Date | null {
  const plain = text.trim()
  if (/^\d{9,11}$/.test(plain)) return valid(new Date(Number(plain) * 1000))
  if (/^\d{12,14}$/.test(plain)) return valid(new Date(Number(plain)))
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(.+))?$/.exec(plain)
  if (iso) return dated([iso[1], iso[2], iso[3]], iso[4], rules)
  const numbers = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[,T ]+(.+))?$/.exec(plain)
  if (numbers) {
    const [, first, second, year, time] = numbers
    return rules.dayFirst
      ? dated([year, second, first], time, rules)
      : dated([year, first, second], time, rules)
  }
  // With a word in it, and a zone of its own.
  if (/[a-z]{3}/i.test(plain) && /(?:[+-]\d{4}|GMT|UTC|Z)\)?$/.test(plain)) return valid(new Date(plain))
  return null
}

const valid = (date: Date) => (Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1970 ? null : date)

const clock = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(am|pm)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i

function dated(day: readonly (string | undefined)[], time: string | undefined, rules: Rules): Date | null {
  const [year = 0, month = 0, dayOfMonth = 0] = day.map(Number)
  const found = time === undefined ? null : clock.exec(time.trim())
  if (time !== undefined && found === null) return null
  const [, hours = '0', minutes = '0', seconds = '0', half, zone] = found ?? []
  const hour = halfDay(Number(hours), half)
  const utc = Date.UTC(year, month - 1, dayOfMonth, hour, Number(minutes), Number(seconds))
  const check = new Date(utc)
  if (check.getUTCMonth() !== month - 1 || check.getUTCDate() !== dayOfMonth || hour > 23) return null
  if (zone !== undefined) return valid(new Date(utc - offsetOf(zone)))
  return valid(inZone(utc, rules.timeZone))
}

function halfDay(hour: number, half: string | undefined): number {
  if (half === undefined) return hour
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
}

function offsetOf(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? []
  if (sign === undefined) return 0
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}

/** The moment at which clocks there show this. Twice, as the first guess may lie on the other side of a change. */
function inZone(utc: number, timeZone: string): Date {
  const first = utc - shiftAt(utc, timeZone)
  return new Date(utc - shiftAt(first, timeZone))
}

function shiftAt(at: number, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(at)
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 0)
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return shown - Math.floor(at / 1000) * 1000
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(timeZone, made)
  return made
}

/** Whether the time zone is one that this machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    formatOf(name)
    return true
  } catch {
    return false
  }
}
