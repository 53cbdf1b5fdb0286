import type { PageOf } from './client.ts'

type List<T> = (page: PageOf, signal: AbortSignal) => Promise<T[]>

interface Dated {
  id: string
  createdAt: string
}

/** How far back the beginning looks at most. */
const maxPages = 10

/**
 * What came after an id, page by page, oldest first, until nothing is left. Without one: what is not older than
 * `since`, told oldest first too.
 */
export async function* pagesAfter<T extends Dated>(
  list: List<T>,
  { after, since, signal }: { after: string | null; since: Date; signal: AbortSignal },
): AsyncGenerator<T[]> {
  if (after === null) {
    yield* firstPages(list, since, signal)
    return
  }
  for (let minId = after; ;) {
    const page = inOrder(await list({ minId }, signal))
    const last = page.at(-1)
    if (last === undefined || last.id === minId) return
    yield page
    minId = last.id
  }
}

async function* firstPages<T extends Dated>(
  list: List<T>,
  since: Date,
  signal: AbortSignal,
): AsyncGenerator<T[]> {
  const pages: T[][] = []
  let maxId: string | undefined
  while (pages.length < maxPages) {
    const page = inOrder(await list(maxId === undefined ? {} : { maxId }, signal))
    const young = page.filter(({ createdAt }) => Date.parse(createdAt) >= since.getTime())
    if (young.length > 0) pages.push(young)
    if (young.length < page.length || page[0] === undefined || page[0].id === maxId) break
    maxId = page[0].id
  }
  yield* pages.toReversed()
}

/** Ids are numbers too long for numbers. */
export const compareIds = (one: string, other: string) => one.length - other.length || (one < other ? -1 : 1)

const inOrder = <T extends Dated>(page: readonly T[]) =>
  page.toSorted((one, other) => compareIds(one.id, other.id))
