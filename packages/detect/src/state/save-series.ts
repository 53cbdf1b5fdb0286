import type { FullBin, Gap } from '../bin.ts'
import { detectors } from '../core.ts'
import type { Series, ToldReason } from '../series.ts'
import { createReader, createWriter, type Reader, type Writer } from './bytes.ts'
import { readCore, readList, writeCore, writeList } from './core-bytes.ts'

const VERSION = 1
const gaps: readonly (Gap | null)[] = [null, 'down', 'part', 'backfill', 'edited']

/** A series as bytes, to be kept beside what it was counted from. The first byte is the version. */
export function saveSeries({ now, before, day, told }: Series): Uint8Array {
  const to = createWriter()
  to.whole(VERSION)
  to.whole(Number(now !== null && before !== null))
  if (now === null || before === null) return to.end()
  writeCore(to, now)
  writeCore(to, before)
  writeDay(to, day, before.first)
  let index = before.first
  writeList(to, told, (reason) => {
    to.whole(reason.index - index)
    to.whole(detectors.indexOf(reason.detector))
    to.broken(reason.strength)
    index = reason.index
  })
  return to.end()
}

/** Null where another version wrote it, or it is damaged: then it is built from history (`rebuildSeries`). */
export function loadSeries(bytes: Uint8Array): Series | null {
  const from = createReader(bytes)
  try {
    if (from.whole() !== VERSION) return null
    const series = from.whole() === 0 ? { now: null, before: null, day: [], told: [] } : readSeries(from)
    return from.isAtEnd() ? series : null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function readSeries(from: Reader): Series {
  const now = readCore(from)
  const before = readCore(from)
  const day = readDay(from, before.first)
  let index = before.first
  const told = readList(from, (): ToldReason => {
    index += from.whole()
    const detector = detectors[from.whole()]
    if (detector === undefined) throw new RangeError('no such detector')
    return { index, detector, strength: from.broken() }
  })
  return { now, before, day, told }
}

/** How many bins were left out, in how many nothing was said, and then one: only what is not as usual of it. */
function writeDay(to: Writer, day: readonly FullBin[], first: number): void {
  const entries: { hole: number; empty: number; bin: FullBin }[] = []
  let index = first - 1
  for (const bin of day) {
    const hole = bin.index - index - 1
    const last = entries.at(-1)
    if (hole === 0 && last && isEmpty(last.bin)) Object.assign(last, { empty: last.empty + 1, bin })
    else entries.push({ hole, empty: 0, bin })
    index = bin.index
  }
  writeList(to, entries, ({ hole, empty, bin }) => {
    const { mentions, distinct, scored, negative, reach, topReach } = bin
    const parts = [mentions, mentions - distinct, mentions - scored, negative, reach, reach - topReach]
    to.whole(hole)
    to.whole(empty)
    const mask = parts.reduce((sum, part, bit) => sum + (part === 0 ? 0 : 2 ** bit), 0)
    to.whole(gaps.indexOf(bin.gap) * 2 ** parts.length + mask)
    for (const part of parts) if (part !== 0) to.whole(part)
  })
}

const isEmpty = ({ mentions, reach, gap }: FullBin) => mentions === 0 && reach === 0 && gap === null

function readDay(from: Reader, first: number): FullBin[] {
  let index = first - 1
  return readList(from, () => {
    index += from.whole()
    const empty = Array.from({ length: from.whole() }, () => emptyBin((index += 1)))
    const head = from.whole()
    const gap = gaps[Math.floor(head / 2 ** 6)] ?? null
    const read = (bit: number) => (Math.floor(head / 2 ** bit) % 2 === 1 ? from.whole() : 0)
    const mentions = read(0)
    const [distinct, scored, negative] = [mentions - read(1), mentions - read(2), read(3)]
    const reach = read(4)
    index += 1
    return [...empty, { index, mentions, distinct, scored, negative, reach, topReach: reach - read(5), gap }]
  }).flat()
}

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
