import { type Hour, isHeard } from '../hours.ts'

const HOURS_PER_DAY = 24
/** A tenth: what is usual at an hour of the day is what was said at it in the last ten days or so. */
const SLOWEST = 10
/** Before a day nothing is judged, before three nothing is certain. */
const JUDGED_AFTER = 24
const KNOWN_AFTER = 72
const LEAST_USUAL = 0.2
/** How unevenly people write while little is known: variance is mean + 0.3 x mean squared. */
const SPREAD_AT_FIRST = 0.3
const SPREAD = { least: 0.05, most: 1.5 }
const SPREAD_STEP = 1 / 168
/** One loud hour is no slow rise: three at least have to speak for it. */
const MOST_PER_HOUR = 2

/**
 * A cumulative sum of evidence over negative mentions by the hour: that they have doubled, against that they are usual for
 * the hour of the day, both negative-binomial. Finds a slow rise that no single hour shows (Page 1954; for counts:
 * Hawkins and Olwell 1998).
 */
export interface Rise {
  /** How many hours were learned. */
  hours: number
  /** What is usual, for each hour of the day, and how many days made it. */
  usual: number[]
  days: number[]
  /** Means of what makes the spread. */
  excess: number
  square: number
  /** Evidence so far, never under 0, and the hour since which it is above it. */
  evidence: number
  since: number
  /** Said since then, and usual in that time. */
  said: number
  expected: number
}

export const createRise = (): Rise => ({
  hours: 0,
  usual: Array<number>(HOURS_PER_DAY).fill(0),
  days: Array<number>(HOURS_PER_DAY).fill(0),
  excess: 0,
  square: 0,
  evidence: 0,
  since: 0,
  said: 0,
  expected: 0,
})

export interface RiseFound {
  evidence: number
  /** How many negative mentions, since which hour (of 1970), and how many are usual in that time. */
  said: number
  expected: number
  since: number
  learning: boolean
}

/**
 * The evidence, the hour that is not over included: what was said in it so far stands against what is usual in all of it,
 * so that it can only be too careful.
 */
export function measureRise(rise: Rise, current: Hour): RiseFound | null {
  if (rise.hours < JUDGED_AFTER || current.fetched) return null
  const expected = usualAt(rise, current.hour)
  const evidence = rise.evidence + evidenceOf(current.negative, expected, spreadOf(rise))
  const goesOn = rise.evidence > 0
  return {
    evidence,
    said: current.negative + (goesOn ? rise.said : 0),
    expected: expected + (goesOn ? rise.expected : 0),
    since: goesOn ? rise.since : current.hour,
    learning: rise.hours < KNOWN_AFTER,
  }
}

/** Learns an hour that is over. One that was heard in part is taken for what a whole one would have been. */
export function learnHour(rise: Rise, hour: Hour): void {
  if (!isHeard(hour)) return
  const said = Math.round((hour.negative * 12) / hour.heard)
  const expected = usualAt(rise, hour.hour)
  if (rise.hours >= JUDGED_AFTER && !hour.fetched) addEvidence(rise, { hour: hour.hour, said, expected })
  if (!hour.part) learnUsual(rise, { slot: hour.hour % HOURS_PER_DAY, said, expected })
}

/** After an alarm the sum begins anew. */
export function restartRise(rise: Rise): void {
  Object.assign(rise, { evidence: 0, since: 0, said: 0, expected: 0 })
}

function addEvidence(
  rise: Rise,
  { hour, said, expected }: { hour: number; said: number; expected: number },
): void {
  const before = rise.evidence
  const evidence = Math.max(0, before + evidenceOf(said, expected, spreadOf(rise)))
  if (evidence === 0) {
    restartRise(rise)
    return
  }
  rise.since = before > 0 ? rise.since : hour
  rise.said = (before > 0 ? rise.said : 0) + said
  rise.expected = Math.fround((before > 0 ? rise.expected : 0) + expected)
  rise.evidence = Math.fround(evidence)
}

/** A storm counts only as far as three times the usual, so that it does not soon become what is usual. */
function learnUsual(
  rise: Rise,
  { slot, said, expected }: { slot: number; said: number; expected: number },
): void {
  const days = rise.days[slot] ?? 0
  const seen = rise.hours < JUDGED_AFTER ? said : Math.min(said, 3 * expected + 5)
  const usual = rise.usual[slot] ?? 0
  rise.usual[slot] = Math.fround(usual + (seen - usual) / Math.min(days + 1, SLOWEST))
  rise.days[slot] = Math.min(days + 1, SLOWEST)
  if (rise.hours >= JUDGED_AFTER) {
    const step = Math.max(SPREAD_STEP, 1 / (rise.hours - JUDGED_AFTER + 2))
    rise.excess = Math.fround(rise.excess + step * ((seen - expected) ** 2 - expected - rise.excess))
    rise.square = Math.fround(rise.square + step * (expected ** 2 - rise.square))
  }
  rise.hours += 1
}

/** What is usual at an hour of the day, smoothed over its neighbours and, while little is known, over the day. */
function usualAt(rise: Rise, hour: number): number {
  const slot = hour % HOURS_PER_DAY
  const at = (place: number) => rise.usual[(place + HOURS_PER_DAY) % HOURS_PER_DAY] ?? 0
  const near = (at(slot - 1) + 2 * at(slot) + at(slot + 1)) / 4
  const known = Math.min(1, rise.hours / (7 * HOURS_PER_DAY))
  const overall = rise.usual.reduce((sum, value) => sum + value, 0) / HOURS_PER_DAY
  return Math.max(LEAST_USUAL, known * near + (1 - known) * Math.max(near, overall))
}

function spreadOf({ hours, excess, square }: Rise): number {
  if (hours < KNOWN_AFTER || square <= 0) return SPREAD_AT_FIRST
  return Math.min(SPREAD.most, Math.max(SPREAD.least, excess / square))
}

/** How much likelier so many are where the mean has doubled, as a logarithm. */
function evidenceOf(said: number, usual: number, spread: number): number {
  const size = 1 / spread
  const risen = 2 * usual + 0.5
  const ratio = Math.log((size + usual) / (size + risen))
  return Math.min(MOST_PER_HOUR, said * (Math.log(risen / usual) + ratio) + size * ratio)
}
