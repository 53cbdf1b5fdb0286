import type { HourVolume } from '../ports/hearing.ts'

const HOUR_MS = 3_600_000
const HOURS_OF_WEEK = 168
/** Before this much is known of a channel, its silence says nothing. */
const LEAST_WEEKS = 2
const LEAST_MESSAGES = 50
/** So much has to be missing; by mere chance (Poisson) none of 12 stay away once in 160,000 times. */
const LEAST_MISSING = 12
/** People do not write evenly: a silence is unusual when it is so much longer than the longest there was. */
const WORSE_THAN_EVER = 1.5

export interface QuietQuestion {
  /** What was said in each hour of the last weeks; hours in which nothing was said may be left out. */
  volume: readonly HourVolume[]
  lastHeardAt: Date | null
  now: Date
}

export interface Silence {
  since: Date
  /** How much usually comes in such a time. */
  expected: number
}

/**
 * Whether a channel is quieter than it ever was: how much usually comes, by the hour of the week, since it was last
 * heard, against the longest silence of its own past. Null while it is not, or too little is known.
 */
export function judgeSilence({ volume, lastHeardAt, now }: QuietQuestion): Silence | null {
  const past = volume.filter(({ hour }) => hour <= now).toSorted((a, b) => +a.hour - +b.hour)
  const first = past[0]
  if (first === undefined || lastHeardAt === null) return null
  const total = past.reduce((sum, { messages }) => sum + messages, 0)
  const weeks = (lastHeardAt.getTime() - first.hour.getTime()) / (HOURS_OF_WEEK * HOUR_MS)
  if (weeks < LEAST_WEEKS || total < LEAST_MESSAGES) return null
  const rate = ratesOf(past, { from: first.hour, to: lastHeardAt })
  const expected = expectedIn(rate, lastHeardAt, now)
  if (expected < Math.max(LEAST_MISSING, WORSE_THAN_EVER * longestSilence(rate, past))) return null
  return { since: lastHeardAt, expected: Math.round(expected) }
}

type Rates = (hour: Date) => number

/** Messages an hour by the hour of the week, smoothed over its neighbours; a storm counts only as far as it is usual. */
function ratesOf(past: readonly HourVolume[], { from, to }: { from: Date; to: Date }): Rates {
  const weeks = Math.max(1, (to.getTime() - from.getTime()) / (HOURS_OF_WEEK * HOUR_MS))
  const mean = past.reduce((sum, { messages }) => sum + messages, 0) / (weeks * HOURS_OF_WEEK)
  const cap = 3 * mean + 3
  const sums = Array<number>(HOURS_OF_WEEK).fill(0)
  for (const { hour, messages } of past) {
    const slot = slotOf(hour)
    sums[slot] = (sums[slot] ?? 0) + Math.min(messages, cap)
  }
  const at = (slot: number) => (sums[(slot + HOURS_OF_WEEK) % HOURS_OF_WEEK] ?? 0) / weeks
  return (hour) => {
    const slot = slotOf(hour)
    return (at(slot - 1) + 2 * at(slot) + at(slot + 1)) / 4
  }
}

const slotOf = (hour: Date) => hour.getUTCDay() * 24 + hour.getUTCHours()

/** How much usually comes between two moments. */
function expectedIn(rate: Rates, from: Date, to: Date): number {
  // A week is like another, so that a channel silent for a year costs no more than one silent for a week.
  const weekMs = HOURS_OF_WEEK * HOUR_MS
  const whole = Math.floor((to.getTime() - from.getTime()) / weekMs)
  const rest = sum(rate, from.getTime() + whole * weekMs, to.getTime())
  return whole === 0 ? rest : rest + whole * sum(rate, from.getTime(), from.getTime() + weekMs)
}

function sum(rate: Rates, from: number, to: number): number {
  let expected = 0
  for (let at = from; at < to;) {
    const next = Math.min(to, (Math.floor(at / HOUR_MS) + 1) * HOUR_MS)
    expected += rate(new Date(at)) * ((next - at) / HOUR_MS)
    at = next
  }
  return expected
}

/** The most that ever stayed away between two hours in which something was said. */
function longestSilence(rate: Rates, past: readonly HourVolume[]): number {
  const heard = past.filter(({ messages }) => messages > 0)
  return heard.reduce((longest, { hour }, index) => {
    const before = heard[index - 1]
    if (before === undefined) return longest
    return Math.max(longest, expectedIn(rate, new Date(before.hour.getTime() + HOUR_MS), hour))
  }, 0)
}
