import type { InboundGap } from '@hubbub/contracts'
import type { Place } from './place.ts'

export interface ListPage<T> {
  items: T[]
  cursor?: string | null | undefined
}

type List<T> = (cursor: string | undefined) => Promise<ListPage<T>>

export interface ReadList<T> {
  /** Null the first time; then nothing from before `since` is told. */
  place: Place | null
  since: Date
  idOf: (item: T) => string
  /** ISO 8601, by which the list is ordered. */
  atOf: (item: T) => string
  /** Things may be listed later than others that are younger, by so much at most. */
  overlapMs?: number
  /** More is not read at once; what is left out is told as a gap. */
  maxPages?: number
  /** A list that ends after so many does so because the network lists no more. */
  holds?: number
}

export interface Newer<T> {
  /** Oldest first. */
  items: T[]
  /** Where the list stands once the first so many are stored. */
  placeAfter(done: number): Place | null
  gaps: InboundGap[]
  /** Whether the list was read as far back as was asked for; else it holds no more. */
  complete: boolean
}

/** Reads a list that has the newest first until what was told before is met, with some to spare for what came late. */
export async function newerThan<T>(list: List<T>, read: ReadList<T>): Promise<Newer<T>> {
  const { place, since, idOf, atOf, overlapMs = 120_000, maxPages = 1000, holds = Infinity } = read
  const from = place === null ? since.getTime() : Date.parse(place.at) - overlapMs
  const found = new Map<string, T>()
  let cursor: string | undefined
  let oldest = Infinity
  let pages = 0
  let seen = 0
  do {
    const page = await list(cursor)
    for (const item of page.items) {
      const at = Date.parse(atOf(item))
      oldest = Math.min(oldest, at)
      if (at >= from && place?.recent[idOf(item)] === undefined) found.set(idOf(item), item)
    }
    const further = page.items.length > 0 && page.cursor !== cursor
    cursor = further ? (page.cursor ?? undefined) : undefined
    pages += 1
    seen += page.items.length
  } while (cursor !== undefined && oldest >= from && pages < maxPages)
  const complete = oldest < from || (cursor === undefined && seen < holds)
  // What has the same moment stays in the order of the list, which has the newest first.
  const items = [...found.values()]
    .toReversed()
    .toSorted((one, other) => Date.parse(atOf(one)) - Date.parse(atOf(other)))
  return {
    items,
    placeAfter: (done) => placeAfter(read, items.slice(0, done)),
    gaps: complete || (place === null && cursor === undefined) ? [] : [gapOf(from, oldest, cursor)],
    complete,
  }
}

/** At the beginning it is no loss that a network lists no more; that we read no further is. */
const gapOf = (from: number, oldest: number, cursor: string | undefined): InboundGap => ({
  from: new Date(from),
  to: new Date(oldest),
  reason: cursor === undefined ? 'More came than the network lists' : 'More came than is read at once',
})

function placeAfter<T>(
  { place, idOf, atOf, overlapMs = 120_000 }: ReadList<T>,
  told: readonly T[],
): Place | null {
  const last = told.at(-1)
  if (last === undefined) return place
  const at = place !== null && place.at > atOf(last) ? place.at : atOf(last)
  const all = [
    ...Object.entries(place?.recent ?? {}),
    ...told.map((item) => [idOf(item), atOf(item)] as const),
  ]
  const young = all.filter(([, when]) => Date.parse(when) >= Date.parse(at) - overlapMs)
  return { at, recent: Object.fromEntries(young) }
}
