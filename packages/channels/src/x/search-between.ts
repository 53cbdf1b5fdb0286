import type { InboundBatch } from '@hubbub/contracts'
import { limits } from './config.ts'
import { packQueries } from './pack-queries.ts'
import { pagePosts } from './page-posts.ts'
import { idOf, readPosts } from './read-posts.ts'
import type { SourceDeps } from './sources.ts'

/** X refuses to look at the last ten seconds. */
const FRESH_MS = 10_000
const MAX_POSTS = 5000

/** What the terms find in a stretch of time, oldest first. `to`: null up to now. */
export async function* searchBetween(
  { client, purse, settings, ownId, fetchFile, clock }: SourceDeps,
  { from, to, signal }: { from: Date; to: Date | null; signal: AbortSignal },
): AsyncGenerator<Omit<InboundBatch, 'cursor'>> {
  const { queries } = packQueries(settings.terms, limits.queryLength)
  const end =
    to === null || clock.now().getTime() - to.getTime() < FRESH_MS ? {} : { end_time: to.toISOString() }
  for (const query of queries) {
    await purse.permit('listen')
    const { pages, gaps } = await pagePosts(
      async ({ next, ...range }) => {
        const page = await client.search(
          { query, ...range, ...end, max_results: 100, next_token: next },
          signal,
        )
        await purse.heard(page.data.map(idOf))
        return page
      },
      { since: null, notBefore: from, maxPosts: MAX_POSTS },
    )
    if (gaps.length > 0) yield { messages: [], unreadable: [], gaps }
    for (const { posts, includes } of pages)
      if (posts.length > 0) yield await readPosts({ ownId, fetchFile, signal }, posts, includes)
  }
}
