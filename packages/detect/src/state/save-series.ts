import { detectors } from '../core.ts'
import { createSeries, type Series, type ToldReason } from '../series.ts'
import { createReader, createWriter, type Reader, type Writer } from './bytes.ts'
import { readCore, readList, writeCore, writeList } from './core-bytes.ts'
import type { Day } from './day.ts'

const VERSION = 1

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
  try {
    const from = createReader(bytes)
    if (from.whole() !== VERSION) return null
    const series = from.whole() === 0 ? createSeries() : readSeries(from)
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

function writeDay(to: Writer, { bytes, from, to: end, before, last, run }: Day, first: number): void {
  to.whole(before + 1 - first)
  to.whole(last - before)
  to.whole(run < 0 ? 0 : run - from + 1)
  to.bytes(bytes.subarray(from, end))
}

function readDay(from: Reader, first: number): Day {
  const before = from.whole() - 1 + first
  const last = before + from.whole()
  const run = from.whole() - 1
  const bytes = from.bytes()
  return { bytes, from: 0, to: bytes.length, before, last, run }
}
