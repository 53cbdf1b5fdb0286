import type { InboundGap } from '@hubbub/contracts'
import type { XIncludes, XPage } from './api-types.ts'
import { idAt, isNewer, timeOfId } from './snowflake.ts'

export interface PageInput {
  /** The newest that is stored; null the first time. */
  since: string | null
  /** Nothing from before is asked for; X would refuse it. */
  notBefore: Date
  /** More than this is not held in memory: it is told as a gap, which can be filled. */
  maxPosts: number
  /** How many X holds at all of this; more than that were said where so many come. */
  holds?: number
}

export interface PagedPosts {
  posts: unknown[]
  includes: XIncludes
}

export interface Paged {
  /** Oldest first. */
  pages: PagedPosts[]
  ids: string[]
  gaps: InboundGap[]
}

type Ask = (query: { since_id?: string; start_time?: string; next: string | undefined }) => Promise<XPage>

/**
 * All that is newer than what is stored, page by page, until the stored one is met. X tells the newest first, so nothing
 * is handed on before the last page is there: a cursor that moved with the first would lose the rest.
 */
export async function pagePosts(ask: Ask, { since, notBefore, maxPosts, holds }: PageInput): Promise<Paged> {
  const floor = idAt(notBefore)
  const isTooOld = since === null || isNewer(floor, since)
  const from = isTooOld ? { start_time: notBefore.toISOString() } : { since_id: since }
  const pages: PagedPosts[] = []
  const ids: string[] = []
  let next: string | undefined
  do {
    const page = await ask({ ...from, next })
    const posts = page.data.filter((post) => {
      const id = plainId(post)
      return id === null || since === null || isNewer(id, since)
    })
    pages.unshift({ posts: posts.toReversed(), includes: page.includes })
    ids.unshift(...posts.flatMap((post) => plainId(post) ?? []).toReversed())
    next = page.meta.next_token
  } while (next !== undefined && ids.length < maxPosts)

  const gaps: InboundGap[] = []
  const [oldest] = ids
  if (since !== null && isTooOld)
    gaps.push({ from: timeOfId(since), to: notBefore, reason: 'X tells only of the last seven days' })
  if (oldest !== undefined && (next !== undefined || (holds !== undefined && ids.length >= holds)))
    gaps.push({
      from: since === null || isTooOld ? notBefore : timeOfId(since),
      to: timeOfId(oldest),
      reason:
        next === undefined
          ? `X holds only the last ${holds} of these`
          : 'More was said than is fetched at once',
    })
  return { pages, ids, gaps }
}

function plainId(post: unknown): string | null {
  const id = typeof post === 'object' && post !== null && 'id' in post ? post.id : null
  return typeof id === 'string' && /^\d+$/.test(id) ? id : null
}
