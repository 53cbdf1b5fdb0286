import { LISTS } from './lexicon.ts'
import {
  ADDRESS,
  CAPITALS,
  createScan,
  ELONGATED,
  EMOJI,
  HASHTAG,
  QUOTED,
  type Scan,
  SIGN,
  USER,
  WORD,
} from './scan-state.ts'

/** Sums are told by steps: on a straight line a third good word would count as much as the first. */
const steps = [0.3, 0.7, 1.2, 1.7, 2.3, 3, 4, 5.5, 8]
const STEPS = steps.length + 1
const BOTH = 2 * STEPS + 1

function stepOf(size: number): number {
  if (size < 0.05) return 0
  let step = 0
  while (step < steps.length && size > (steps[step] ?? 0)) step += 1
  return step + 1
}
const signed = (value: number) => STEPS + (value < 0 ? -stepOf(-value) : stepOf(value))

/** Words of one kind that are told apart. */
const MANY = 5
/** Each list, and all of them together: sum, good alone, bad alone, the last, and how many are good and how many bad. */
const COUNTS = 2 * BOTH + 2 * (STEPS + 1)
const PER_LIST = COUNTS + (MANY + 1) * (MANY + 1)
const SUMS = (LISTS + 1) * PER_LIST
const HASHTAGS = SUMS
const AFTER_TURN = HASHTAGS + BOTH
const MEAN = AFTER_TURN + BOTH
export const WORD_BINS = MEAN + BOTH
/** Counts of the surface, each up to its most. */
const counts = [3, 3, 2, 3, 2, 1, 2, 3, 1, 1, 1] as const
const surfaceStarts = counts.map((_, at) =>
  counts.slice(0, at).reduce<number>((sum, most) => sum + most + 1, WORD_BINS),
)
const LENGTHS = WORD_BINS + counts.reduce<number>((sum, most) => sum + most + 1, 0)
const LENGTH_STEPS = 8
export const BINS = LENGTHS + LENGTH_STEPS

/** The list that a bin speaks for: LISTS means all of them, -1 that it is none of the lists'. */
export function listOfBin(bin: number): number {
  if (bin < SUMS) return Math.floor(bin / PER_LIST)
  return bin < WORD_BINS ? LISTS : -1
}

export interface BinRoom {
  /** LISTS numbers a token. */
  values: Float32Array
  bins: Int32Array
  surface: Int32Array
}

export const BINS_OF_A_TEXT = 5 * (LISTS + 1) + 3 + counts.length + 1

export const createBinRoom = (tokens: number): BinRoom => ({
  values: new Float32Array(LISTS * tokens),
  bins: new Int32Array(BINS_OF_A_TEXT),
  surface: new Int32Array(counts.length),
})

/** One bin of each kind, always the same number of them. */
export function fillBins(scan: Scan, room: BinRoom): void {
  let at = 0
  for (let list = 0; list <= LISTS; list += 1) at = sumList(scan, room, list, at)
  at = sumParts(scan, room, at)
  countSurface(scan, room.surface)
  for (let kind = 0; kind < counts.length; kind += 1) {
    room.bins[at] = (surfaceStarts[kind] ?? 0) + Math.min(room.surface[kind] ?? 0, counts[kind] ?? 0)
    at += 1
  }
  room.bins[at] = LENGTHS + Math.min(LENGTH_STEPS - 1, Math.floor(Math.sqrt(scan.count)))
}

/** The bins of a text in which no list knows a word. */
export const quietBins: Int32Array = (() => {
  const room = createBinRoom(0)
  fillBins(createScan(), room)
  return room.bins
})()

/** Of one list, or of all of them where `list` is LISTS. */
export function valueOf(values: Float32Array, token: number, list: number): number {
  const at = LISTS * token
  if (list < LISTS) return values[at + list] ?? 0
  return ((values[at] ?? 0) + (values[at + 1] ?? 0) + (values[at + 2] ?? 0)) / LISTS
}

function sumList({ count }: Scan, { values, bins }: BinRoom, list: number, from: number): number {
  let good = 0
  let bad = 0
  let last = 0
  let goods = 0
  let bads = 0
  for (let token = 0; token < count; token += 1) {
    const value = valueOf(values, token, list)
    if (value === 0) continue
    last = value
    if (value > 0) {
      good += value
      goods += 1
    } else {
      bad -= value
      bads += 1
    }
  }
  const base = list * PER_LIST
  bins[from] = base + signed(good - bad)
  bins[from + 1] = base + BOTH + stepOf(good)
  bins[from + 2] = base + BOTH + STEPS + 1 + stepOf(bad)
  bins[from + 3] = base + BOTH + 2 * (STEPS + 1) + signed(last)
  bins[from + 4] = base + COUNTS + (MANY + 1) * Math.min(MANY, goods) + Math.min(MANY, bads)
  return from + 5
}

function sumParts({ count, flags, turnAt }: Scan, { values, bins }: BinRoom, from: number): number {
  let tags = 0
  let after = 0
  let all = 0
  for (let token = 0; token < count; token += 1) {
    const value = valueOf(values, token, LISTS)
    all += value
    if (((flags[token] ?? 0) & HASHTAG) !== 0) tags += value
    if (turnAt >= 0 && token > turnAt) after += value
  }
  bins[from] = HASHTAGS + signed(tags)
  bins[from + 1] = AFTER_TURN + signed(after)
  bins[from + 2] = MEAN + signed((4 * all) / Math.sqrt(count + 4))
  return from + 3
}

function countSurface(scan: Scan, surface: Int32Array) {
  const { count, kinds, flags, ironyAt, text, starts } = scan
  surface.fill(0)
  for (let token = 0; token < count; token += 1) {
    const kind = kinds[token]
    const flag = flags[token] ?? 0
    if (kind === SIGN) add(surface, signOf(text.charCodeAt(starts[token] ?? 0)))
    else if (kind === WORD) {
      if ((flag & CAPITALS) !== 0) add(surface, 3)
      if ((flag & ELONGATED) !== 0) add(surface, 4)
      if ((flag & HASHTAG) !== 0) add(surface, 7)
      if ((flag & QUOTED) !== 0) surface[8] = 1
    } else if (kind === ADDRESS) add(surface, 5)
    else if (kind === USER) add(surface, 6)
    else if (kind === EMOJI) surface[9] = 1
  }
  if (ironyAt >= 0) surface[10] = 1
}

function add(surface: Int32Array, kind: number) {
  surface[kind] = (surface[kind] ?? 0) + 1
}

/** ! ? and dots */
function signOf(code: number): number {
  if (code === 0x21) return 0
  return code === 0x3f ? 1 : 2
}
