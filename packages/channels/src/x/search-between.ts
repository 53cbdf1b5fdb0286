import type { InboundBatch } from '@hubbub/contracts'
import { limits } from './config.ts'
import { packQueries } from '../listening/pack-queries.ts'
import { pagePosts } from './page-posts.ts'
import { idOf, readPosts } from './read-posts.ts'
import type { SourceDeps } from './sources.ts'

/** X refuses to look at the last ten seconds. */
const FRESH_MS = 10_000
const MAX_POSTS = 5000

export interface Stretch {
  from: Date
  /** Null: up to now. */
  to: Date | null
  signal: AbortSignal
}

/** What the terms find in a stretch of time, oldest first. */
export async function* searchTerms(deps: SourceDeps, stretch: Stretch) {
  const { queries } = packQueries(deps.terms, limits.queryLength)
  for (const query of queries) yield* searchOne(deps, { ...stretch, query, use: 'listen' })
}

/** Who named the account; the mentions timeline itself holds too few to fill what was missed. */
export async function* searchMentions(
  deps: SourceDeps,
  { handle, ...stretch }: Stretch & { handle: string },
) {
  yield* searchOne(deps, { ...stretch, query: `@${handle}`, use: 'mentions' })
}

async function* searchOne(
  { client, purse, ownId, fetchFile, clock }: SourceDeps,
  { from, to, signal, query, use }: Stretch & { query: string; use: 'listen' | 'mentions' },
): AsyncGenerator<Omit<InboundBatch, 'cursor'>> {
  const end =
    to === null || clock.now().getTime() - to.getTime() < FRESH_MS ? {} : { end_time: to.toISOString() }
  await purse.permit(use)
  const { pages, gaps } = await pagePosts(
    async ({ next, ...range }) => {
      const page = await client.search(
        { query, ...range, ...end, max_results: 100, next_token: next },
        signal,
      )
      const ids = page.data.map(idOf)
      await (use === 'listen' ? purse.heard(ids) : purse.mentioned(ids))
      return page
    },
    { since: null, notBefore: from, maxPosts: MAX_POSTS },
  )
  if (gaps.length > 0) yield { messages: [], unreadable: [], gaps }
  for (const { posts, includes } of pages)
    if (posts.length > 0) yield await readPosts({ ownId, fetchFile, signal }, posts, includes)
}
