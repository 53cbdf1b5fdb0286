import type { LiveEvent } from '@hubbub/contracts'
import type { Resync, Seen } from '../lib/listen.ts'

export interface Comparison {
  /** In the log, and never seen. */
  missed: LiveEvent[]
  /** Seen again. */
  doubled: Seen[]
  /** Seen, and not in the log: forgotten by it, or not for this person. */
  strange: Seen[]
  /** Seen after one that stands behind it in the log. */
  disordered: Seen[]
}

/**
 * Whether a client saw each event of the log once, in its order, and nothing else. What it loaded anew instead, it has
 * not missed.
 */
export function compareWithLog(
  log: readonly LiveEvent[],
  seen: readonly Seen[],
  resyncs: readonly Resync[] = [],
): Comparison {
  const places = new Map(log.map(({ id }, place) => [id, place]))
  const had = new Set<string>()
  const found: Comparison = { missed: [], doubled: [], strange: [], disordered: [] }
  let furthest = -1
  for (const each of seen) {
    const { id } = each.event
    const place = places.get(id)
    if (had.has(id)) found.doubled.push(each)
    else if (place === undefined) found.strange.push(each)
    else if (place < furthest) found.disordered.push(each)
    had.add(id)
    furthest = Math.max(furthest, place ?? -1)
  }
  const loaded = resyncs.map(({ seen: count, cursor }) => ({
    from: Math.max(-1, ...seen.slice(0, count).map(({ event }) => places.get(event.id) ?? -1)),
    to: log.findLastIndex((event) => !isAfter(event.cursor, cursor)),
  }))
  const isLoaded = (place: number) => loaded.some(({ from, to }) => place > from && place <= to)
  found.missed.push(...log.filter(({ id }, place) => !had.has(id) && !isLoaded(place)))
  return found
}

/** Places in the log are two numbers, the first of which counts more. */
function isAfter(one: string, other: string): boolean {
  const [[a = 0n, b = 0n], [c = 0n, d = 0n]] = [numbersIn(one), numbersIn(other)]
  return a === c ? b > d : a > c
}

const numbersIn = (cursor: string) => cursor.split('.').map(BigInt)
