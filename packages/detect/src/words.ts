import { BIN_MS, MINUTE_MS } from './bin.ts'

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })
const tenths = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })
const short = new Intl.NumberFormat('en-GB', { notation: 'compact', maximumFractionDigits: 1 })

export const BIN_WORDS = `${BIN_MS / MINUTE_MS} minutes`
export const count = (value: number) => whole.format(value)
/** Of what is usual: 12, but 0.4. */
export const usual = (value: number) => (value < 10 ? tenths : whole).format(value)
/** Rounded down: 1.49 times is not told as the 1.5 that would be an alert. */
export const times = (ratio: number) => `${tenths.format(Math.floor(ratio * 10) / 10)}x`
export const people = (value: number) => short.format(value)
export const percent = (share: number) => `${whole.format(100 * share)}%`

const days = new Map<string, Intl.DateTimeFormat>()

/** `12 March`, with the year where it is another. */
export function day(at: number, { now, timeZone }: { now: number; timeZone: string }): string {
  const isOld = now - at > 300 * 24 * 60 * MINUTE_MS
  const key = `${timeZone} ${isOld}`
  const format =
    days.get(key) ??
    new Intl.DateTimeFormat('en-GB', {
      day: 'numeric',
      month: 'long',
      timeZone,
      ...(isOld ? { year: 'numeric' } : {}),
    })
  days.set(key, format)
  return format.format(at)
}
