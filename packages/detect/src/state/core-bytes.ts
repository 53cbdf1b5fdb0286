import { type Core, createCore, detectors, type Told } from '../core.ts'
import type { Hour } from '../hours.ts'
import { createRise, type Rise } from '../negative/rise.ts'
import type { Share } from '../negative/share.ts'
import type { Peaks } from '../spike/peaks.ts'
import type { Reader, Writer } from './bytes.ts'

export function writeCore(to: Writer, core: Core): void {
  to.whole(core.first)
  to.whole(core.last + 1 - core.first)
  writePeaks(to, core.volume, core.first)
  writePeaks(to, core.distinct, core.first)
  writePeaks(to, core.reach.peaks, core.first)
  writeList(to, core.reach.recent, ({ reach, topReach }) => {
    to.whole(reach)
    to.whole(topReach)
  })
  writeHour(to, core.hour)
  writeRise(to, core.rise)
  writeShare(to, core.share)
  for (const detector of detectors) writeTold(to, core.told[detector], core.first)
  to.whole(core.toldAt === null ? 0 : core.toldAt + 1 - core.first)
}

export function readCore(from: Reader): Core {
  const first = from.whole()
  const core: Core = { ...createCore(first), last: from.whole() - 1 + first }
  core.volume = readPeaks(from, first)
  core.distinct = readPeaks(from, first)
  core.reach = {
    peaks: readPeaks(from, first),
    recent: readList(from, () => ({ reach: from.whole(), topReach: from.whole() })),
  }
  core.hour = readHour(from)
  core.rise = readRise(from)
  core.share = readShare(from)
  for (const detector of detectors) core.told[detector] = readTold(from, first)
  const toldAt = from.whole()
  core.toldAt = toldAt === 0 ? null : toldAt - 1 + first
  return core
}

export function writeList<T>(to: Writer, list: readonly T[], write: (item: T) => void): void {
  to.whole(list.length)
  for (const item of list) write(item)
}

export function readList<T>(from: Reader, read: () => T): T[] {
  const list: T[] = []
  for (let left = from.whole(); left > 0; left -= 1) list.push(read())
  return list
}

/** Places and bins only grow, so what is written is by how much. */
function writePeaks(to: Writer, { size, records, runs }: Peaks, first: number): void {
  to.whole(size)
  let place = 0
  let index = first
  writeList(to, records, (record) => {
    to.whole(record.place - place)
    to.whole(record.index - index)
    to.whole(record.value)
    place = record.place
    index = record.index
  })
  place = 0
  writeList(to, runs, (run) => {
    to.whole(run.place - place)
    to.whole(run.value)
    place = run.place
  })
}

function readPeaks(from: Reader, first: number): Peaks {
  const size = from.whole()
  let place = 0
  let index = first
  const records = readList(from, () => {
    place += from.whole()
    index += from.whole()
    return { place, index, value: from.whole() }
  })
  place = 0
  const runs = readList(from, () => {
    place += from.whole()
    return { place, value: from.whole() }
  })
  return { size, records, runs }
}

function writeHour(to: Writer, { hour, heard, scored, negative, part, fetched }: Hour): void {
  to.whole(hour)
  to.whole(heard)
  to.whole(scored)
  to.whole(negative)
  to.whole(Number(part) + 2 * Number(fetched))
}

function readHour(from: Reader): Hour {
  const [hour, heard, scored, negative] = [from.whole(), from.whole(), from.whole(), from.whole()]
  const flags = from.whole()
  return { hour, heard, scored, negative, part: flags % 2 === 1, fetched: flags > 1 }
}

function writeRise(to: Writer, rise: Rise): void {
  to.whole(rise.hours)
  for (const slot of rise.usual.keys()) {
    // Nothing is said at night: one byte instead of five.
    const usual = rise.usual[slot] ?? 0
    to.whole(2 * (rise.days[slot] ?? 0) + Number(usual !== 0))
    if (usual !== 0) to.broken(usual)
  }
  for (const value of [rise.excess, rise.square, rise.evidence]) to.broken(value)
  to.whole(rise.since)
  to.whole(rise.said)
  to.broken(rise.expected)
}

function readRise(from: Reader): Rise {
  const rise = { ...createRise(), hours: from.whole() }
  for (const slot of rise.usual.keys()) {
    const days = from.whole()
    rise.days[slot] = Math.floor(days / 2)
    if (days % 2 === 1) rise.usual[slot] = from.broken()
  }
  const [excess, square, evidence] = [from.broken(), from.broken(), from.broken()]
  const [since, said, expected] = [from.whole(), from.whole(), from.broken()]
  return { ...rise, excess, square, evidence, since, said, expected }
}

function writeShare(to: Writer, { hours, scored, negative, excess, room, recent }: Share): void {
  to.whole(hours)
  for (const value of [scored, negative, excess, room]) to.broken(value)
  writeList(to, recent, (hour) => writeHour(to, hour))
}

function readShare(from: Reader): Share {
  const hours = from.whole()
  const [scored, negative, excess, room] = [from.broken(), from.broken(), from.broken(), from.broken()]
  return { hours, scored, negative, excess, room, recent: readList(from, () => readHour(from)) }
}

function writeTold(to: Writer, told: Told | null, first: number): void {
  to.whole(told === null ? 0 : told.index + 1 - first)
  if (told !== null) to.broken(told.strength)
}

function readTold(from: Reader, first: number): Told | null {
  const index = from.whole()
  return index === 0 ? null : { index: index - 1 + first, strength: from.broken() }
}
