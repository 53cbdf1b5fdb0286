import type { InboundGap } from '@hubbub/contracts'
import type { Newer } from './newer-than.ts'
import type { Place } from './place.ts'

export interface Part<T> {
  part: T[]
  /** Where the list stands once this part is stored. */
  place: Place | null
  gaps: InboundGap[]
}

/** In bounded batches. What was missed is told with the first: after a break the rest is no longer known to be missing. */
export function* inParts<T>({ items, placeAfter, gaps }: Newer<T>, size = 50): Generator<Part<T>> {
  for (let at = 0; at < items.length; at += size)
    yield {
      part: items.slice(at, at + size),
      place: placeAfter(Math.min(at + size, items.length)),
      gaps: at === 0 ? gaps : [],
    }
}
