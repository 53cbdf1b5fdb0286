import { z } from 'zod'
import type { PageOf } from './client.ts'

type List<T> = (page: PageOf, signal: AbortSignal) => Promise<T[]>

interface Dated {
  id: string
  createdAt: string
}

/**
 * How far a list was read: behind the id of what was told last. Before anything was told: how far back its beginning was
 * looked for, null where nobody has begun to.
 */
export const placeSchema = z.union([z.string(), z.object({ soughtTo: z.string() }), z.null()])
export type Place = z.infer<typeof placeSchema>

export interface Page<T> {
  /** Oldest first; none while the beginning is looked for. */
  items: T[]
  /** Where it goes on once these are stored. */
  place: Place
}

/** Older than all: ids are numbers. */
const nothing = '0'

/**
 * What came after a place, page by page, oldest first, until nothing is left. From the beginning: what is not older than
 * `since`. An instance pages by ids alone, so that the beginning is first looked for, back from the newest; each step is
 * a place of its own, and whatever breaks off goes on where it was.
 */
export async function* pagesAfter<T extends Dated>(
  list: List<T>,
  { after, since, signal }: { after: Place; since: Date; signal: AbortSignal },
): AsyncGenerator<Page<T>> {
  let place = after
  while (typeof place !== 'string') {
    place = await stepBack(list, { place, since, signal })
    yield { items: [], place }
  }
  for (let minId: string = place; ;) {
    const page = inOrder(await list({ minId }, signal))
    const last = page.at(-1)
    if (last === undefined || last.id === minId) return
    yield { items: page, place: last.id }
    minId = last.id
  }
}

async function stepBack<T extends Dated>(
  list: List<T>,
  { place, since, signal }: { place: Exclude<Place, string>; since: Date; signal: AbortSignal },
): Promise<Exclude<Place, null>> {
  const page = inOrder(await list(place === null ? {} : { maxId: place.soughtTo }, signal))
  const old = page.findLast(({ createdAt }) => Date.parse(createdAt) < since.getTime())
  if (old !== undefined) return old.id
  const [oldest] = page
  return oldest === undefined || oldest.id === place?.soughtTo ? nothing : { soughtTo: oldest.id }
}

/** Ids are numbers too long for numbers. */
export const compareIds = (one: string, other: string) => one.length - other.length || (one < other ? -1 : 1)

const inOrder = <T extends Dated>(page: readonly T[]) =>
  page.toSorted((one, other) => compareIds(one.id, other.id))
