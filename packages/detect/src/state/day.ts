import type { FullBin, Gap } from '../bin.ts'

const gaps: readonly (Gap | null)[] = [null, 'down', 'part', 'backfill', 'edited']
const MORE = 0x80
/** In a byte of its own: so many bins in which nothing was said. */
const RUN = 0x80
const MOST_IN_RUN = 0x7f
/** Among what a bin says of itself, by bit: six counts that are not as usual, and that more stands before them. */
const SPECIAL = 0x40

/**
 * The bins of a day as bytes: added at the end and taken from the front without reading the others. Nearly all that is
 * kept of a series is this, and nearly nothing of it is needed from one bin to the next.
 */
export interface Day {
  bytes: Uint8Array
  /** The first byte that is kept, and the one behind the last. */
  from: number
  to: number
  /** The bin before the first, and the last. Equal: there is none. */
  before: number
  last: number
  /** Where the run of empty bins stands that the last belongs to; -1: to none. */
  run: number
}

export const createDay = (first: number): Day => ({
  bytes: new Uint8Array(64),
  from: 0,
  to: 0,
  before: first - 1,
  last: first - 1,
  run: -1,
})

export function pushBin(day: Day, bin: FullBin): void {
  const hole = bin.index - day.last - 1
  day.last = bin.index
  reserve(day, 64)
  if (hole === 0 && isEmpty(bin)) {
    const run = day.run < 0 ? 0 : (day.bytes[day.run] ?? 0)
    if (run !== 0 && run < RUN + MOST_IN_RUN) day.bytes[day.run] = run + 1
    else {
      day.run = day.to
      put(day, RUN + 1)
    }
    return
  }
  day.run = -1
  const { mentions, distinct, scored, negative, reach, topReach, gap } = bin
  const isSpecial = hole > 0 || gap !== null
  const bits =
    (mentions > 0 ? 1 : 0) +
    (mentions > distinct ? 2 : 0) +
    (mentions > scored ? 4 : 0) +
    (negative > 0 ? 8 : 0) +
    (reach > 0 ? 16 : 0) +
    (reach > topReach ? 32 : 0)
  put(day, bits + (isSpecial ? SPECIAL : 0))
  if (isSpecial) {
    putWhole(day, hole)
    put(day, gaps.indexOf(gap))
  }
  if (bits & 1) putWhole(day, mentions)
  if (bits & 2) putWhole(day, mentions - distinct)
  if (bits & 4) putWhole(day, mentions - scored)
  if (bits & 8) putWhole(day, negative)
  if (bits & 16) putWhole(day, reach)
  if (bits & 32) putWhole(day, reach - topReach)
}

/** Which bin is the first, without taking it. Null: there is none. */
export function firstIndex(day: Day): number | null {
  if (day.from === day.to) return null
  const head = day.bytes[day.from] ?? 0
  if (head >= RUN || !(head & SPECIAL)) return day.before + 1
  return readAt(day, day.from + 1).value + day.before + 1
}

/** Takes the first bin. */
export function shiftBin(day: Day): FullBin | null {
  if (day.from === day.to) return null
  const head = day.bytes[day.from] ?? 0
  if (head >= RUN) {
    day.before += 1
    if (head > RUN + 1) day.bytes[day.from] = head - 1
    else day.from += 1
    if (day.from > day.run) day.run = -1
    return emptyBin(day.before)
  }
  day.from += 1
  const take = () => {
    const { value, next } = readAt(day, day.from)
    day.from = next
    return value
  }
  const hole = head & SPECIAL ? take() : 0
  const gap = head & SPECIAL ? (gaps[take()] ?? null) : null
  day.before += hole + 1
  const mentions = head & 1 ? take() : 0
  const distinct = mentions - (head & 2 ? take() : 0)
  const scored = mentions - (head & 4 ? take() : 0)
  const negative = head & 8 ? take() : 0
  const reach = head & 16 ? take() : 0
  const topReach = reach - (head & 32 ? take() : 0)
  return { index: day.before, mentions, distinct, scored, negative, reach, topReach, gap }
}

/** All bins of the day, which stays as it is. */
export function binsOf(day: Day): FullBin[] {
  const copy = { ...day, bytes: day.bytes.slice() }
  const bins: FullBin[] = []
  for (let bin = shiftBin(copy); bin !== null; bin = shiftBin(copy)) bins.push(bin)
  return bins
}

const isEmpty = ({ mentions, reach, gap }: FullBin) => mentions === 0 && reach === 0 && gap === null

const emptyBin = (index: number): FullBin => ({
  index,
  mentions: 0,
  distinct: 0,
  scored: 0,
  negative: 0,
  reach: 0,
  topReach: 0,
  gap: null,
})

/** Room for one more bin: what was taken is given up first. */
function reserve(day: Day, room: number): void {
  if (day.to + room <= day.bytes.length) return
  const kept = day.to - day.from
  const larger = new Uint8Array(kept + Math.max(room, kept >> 2) + room)
  larger.set(day.bytes.subarray(day.from, day.to))
  day.run = day.run < 0 ? -1 : day.run - day.from
  day.bytes = larger
  day.from = 0
  day.to = kept
}

function put(day: Day, byte: number): void {
  day.bytes[day.to] = byte
  day.to += 1
}

function putWhole(day: Day, value: number): void {
  let rest = value
  while (rest >= MORE) {
    put(day, (rest % MORE) + MORE)
    rest = Math.floor(rest / MORE)
  }
  put(day, rest)
}

function readAt({ bytes, to }: Day, place: number): { value: number; next: number } {
  let value = 0
  let factor = 1
  for (let next = place; next < to; next += 1) {
    const byte = bytes[next] ?? 0
    value += (byte % MORE) * factor
    if (byte < MORE) return { value, next: next + 1 }
    factor *= MORE
  }
  throw new RangeError('a bin ends too early')
}
