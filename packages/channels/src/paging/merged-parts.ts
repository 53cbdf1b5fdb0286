import type { InboundGap } from '@hubbub/contracts'
import type { Newer } from './newer-than.ts'
import type { Place } from './place.ts'

export interface Merged<T, K> {
  /** Oldest first, over all lists; what is in several stands where the first of them has it, once. */
  part: T[]
  /** Where each list stands once this part is stored. */
  places: { key: K; place: Place | null }[]
  gaps: InboundGap[]
}

interface Order<T> {
  idOf: (item: T) => string
  /** Below nought where the first is older. */
  compare: (one: T, other: T) => number
}

/**
 * Lists in which the same may stand, told as one and in bounded batches. One after the other, what two lists have of one
 * second would be told in another order than it was said.
 */
export function* mergedParts<T, K>(
  lists: readonly { key: K; newer: Newer<T> }[],
  { idOf, compare }: Order<T>,
  size = 50,
): Generator<Merged<T, K>> {
  const taken = lists.map(() => 0)
  const told = new Set<string>()
  const head = (index: number) => lists[index]?.newer.items[taken[index] ?? 0]
  function oldest(): number | null {
    let found: number | null = null
    for (const index of lists.keys()) {
      const item = head(index)
      const least = found === null ? undefined : head(found)
      if (item !== undefined && (least === undefined || compare(item, least) < 0)) found = index
    }
    return found
  }

  let gaps = lists.flatMap(({ newer }) => newer.gaps)
  let next = oldest()
  while (next !== null) {
    const part: T[] = []
    for (; next !== null && part.length < size; next = oldest()) {
      const item = head(next)
      taken[next] = (taken[next] ?? 0) + 1
      if (item === undefined || told.has(idOf(item))) continue
      told.add(idOf(item))
      part.push(item)
    }
    const places = lists.map(({ key, newer }, index) => ({ key, place: newer.placeAfter(taken[index] ?? 0) }))
    yield { part, places, gaps }
    gaps = []
  }
}
