import type { LiveEvent } from '@hubbub/contracts'
import type { Seen } from '../lib/listen.ts'

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

/** Whether a client saw each event of the log once, in its order, and nothing else. */
export function compareWithLog(log: readonly LiveEvent[], seen: readonly Seen[]): Comparison {
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
  found.missed.push(...log.filter(({ id }) => !had.has(id)))
  return found
}
