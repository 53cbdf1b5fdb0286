import type { InboundGap } from '@hubbub/contracts'
import type { Place } from './cursor.ts'

interface Indexed {
  uri: string
  indexedAt: string
}

type List<T> = (cursor: string | undefined) => Promise<{ items: T[]; cursor?: string | undefined }>

export interface Newer<T> {
  /** Oldest first. */
  items: T[]
  /** Where the list stands once the first so many are stored. */
  placeAfter(done: number): Place | null
  gaps: InboundGap[]
}

/** Things are indexed out of order, by so much at most. */
const overlapMs = 120_000
const maxPages = 50

/** Reads a list that has the newest first until what was told before is met, with some to spare for what came late. */
export async function newerThan<T extends Indexed>(
  list: List<T>,
  { place, since }: { place: Place | null; since: Date },
): Promise<Newer<T>> {
  const from = place === null ? since.getTime() : Date.parse(place.at) - overlapMs
  const found = new Map<string, T>()
  let cursor: string | undefined
  let oldest = Infinity
  let pages = 0
  do {
    const page = await list(cursor)
    for (const item of page.items) {
      oldest = Math.min(oldest, Date.parse(item.indexedAt))
      if (Date.parse(item.indexedAt) >= from && place?.recent[item.uri] === undefined)
        found.set(item.uri, item)
    }
    const further = page.items.length > 0 && page.cursor !== cursor
    cursor = further ? page.cursor : undefined
    pages += 1
  } while (cursor !== undefined && oldest >= from && pages < maxPages)
  const missed = cursor !== undefined && oldest >= from && place !== null
  // What has the same moment stays in the order of the list, which has the newest first.
  const items = [...found.values()]
    .toReversed()
    .toSorted((one, other) => Date.parse(one.indexedAt) - Date.parse(other.indexedAt))
  return {
    items,
    placeAfter: (done) => placeAfter(place, items.slice(0, done)),
    gaps: missed
      ? [{ from: new Date(from), to: new Date(oldest), reason: 'More came than the network lists' }]
      : [],
  }
}

function placeAfter(place: Place | null, told: readonly Indexed[]): Place | null {
  const last = told.at(-1)
  if (last === undefined) return place
  const at = place !== null && place.at > last.indexedAt ? place.at : last.indexedAt
  const all = [
    ...Object.entries(place?.recent ?? {}),
    ...told.map(({ uri, indexedAt }) => [uri, indexedAt] as const),
  ]
  const young = all.filter(([, when]) => Date.parse(when) >= Date.parse(at) - overlapMs)
  return { at, recent: Object.fromEntries(young) }
}
