import type { InboundGap } from '@hubbub/contracts'
import type { PageOf } from './client.ts'

type List<T> = (page: PageOf, signal: AbortSignal) => Promise<T[]>

interface Dated {
  id: string
  createdAt: string
}

/** How far back the beginning looks at most, in pages; there are three hundred requests in five minutes. */
const maxPages = 100

export interface Page<T> {
  items: T[]
  gaps: InboundGap[]
}

/**
 * What came after an id, page by page, oldest first, until nothing is left. Without one: what is not older than
 * `since`, told oldest first too; what is more than is looked through then, is told as a gap.
 */
export async function* pagesAfter<T extends Dated>(
  list: List<T>,
  { after, since, signal }: { after: string | null; since: Date; signal: AbortSignal },
): AsyncGenerator<Page<T>> {
  if (after === null) {
    yield* firstPages(list, since, signal)
    return
  }
  for (let minId = after; ;) {
    const page = inOrder(await list({ minId }, signal))
    const last = page.at(-1)
    if (last === undefined || last.id === minId) return
    yield { items: page, gaps: [] }
    minId = last.id
  }
}

async function* firstPages<T extends Dated>(
  list: List<T>,
  since: Date,
  signal: AbortSignal,
): AsyncGenerator<Page<T>> {
  const pages: T[][] = []
  let maxId: string | undefined
  let isWhole = false
  while (pages.length < maxPages) {
    const page = inOrder(await list(maxId === undefined ? {} : { maxId }, signal))
    const young = page.filter(({ createdAt }) => Date.parse(createdAt) >= since.getTime())
    if (young.length > 0) pages.push(young)
    isWhole = young.length < page.length || page[0] === undefined || page[0].id === maxId
    if (isWhole) break
    maxId = page[0]?.id
  }
  const oldest = pages.at(-1)?.[0]
  let gaps: InboundGap[] = []
  if (!isWhole && oldest !== undefined) {
    const reason = 'More was said before than is looked through at the beginning'
    gaps = [{ from: since, to: new Date(oldest.createdAt), reason }]
  }
  for (const items of pages.toReversed()) {
    yield { items, gaps }
    gaps = []
  }
}

/** Ids are numbers too long for numbers. */
export const compareIds = (one: string, other: string) => one.length - other.length || (one < other ? -1 : 1)

const inOrder = <T extends Dated>(page: readonly T[]) =>
  page.toSorted((one, other) => compareIds(one.id, other.id))
