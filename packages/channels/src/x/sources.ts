import { createHash } from 'node:crypto'
import type { Ability, Clock, InboundGap } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { XClient } from './client.ts'
import { limits, type XSettings } from './config.ts'
import type { XCursor } from './cursor.ts'
import { packQueries } from '../listening/pack-queries.ts'
import type { FetchFile } from './media.ts'
import { type Paged, type PageInput, pagePosts } from './page-posts.ts'
import { idOf, type ReadBatch, readDirects, readPosts } from './read-posts.ts'
import { idAt, isNewer, newerOf, timeOfId } from './snowflake.ts'
import type { XPurse } from './spend.ts'

/** A part of what a source gave, and how the cursor stands once it is stored. */
export interface Piece extends ReadBatch {
  gaps: InboundGap[]
  moved(cursor: XCursor): XCursor
}

/** Something that is asked from time to time. */
export interface Source {
  name: string
  use: Ability
  everyMs: number
  pull(cursor: XCursor, signal: AbortSignal): AsyncGenerator<Piece>
}

export interface SourceDeps {
  client: XClient
  purse: XPurse
  clock: Clock
  settings: XSettings
  /** What is listened for by now, the account's own list and what monitors want. */
  terms: readonly string[]
  /** A search that X does not take. */
  onRefused?: (query: string, message: string) => Promise<void>
  ownId: string
  fetchFile: FetchFile
}

const MAX_POSTS = 5000
/** X makes posts findable a while after they were written, and not in their order: what is fresh is asked for again. */
const OVERLAP_MS = 60_000
/** Fifteen reads of direct messages in fifteen minutes. */
const DIRECT_MS = 60_000

export function mentionsSource(deps: SourceDeps): Source {
  const { client, purse, settings, ownId } = deps
  return {
    name: 'mentions',
    use: 'mentions',
    everyMs: settings.pollSeconds * 1000,
    async *pull(cursor, signal) {
      const input = pageInput(deps, cursor.mentions, { holds: limits.mentions })
      const paged = await pagePosts(async ({ next, ...from }) => {
        const query = { ...from, max_results: 100, pagination_token: next }
        const page = await client.mentions(ownId, query, signal)
        await purse.mentioned(page.data.map(idOf))
        return page
      }, input)
      yield* pieces(deps, paged, signal, (id) => (now) => ({ ...now, mentions: newerOf(now.mentions, id) }))
      if (cursor.mentions === null && paged.ids.length === 0)
        yield nothing((now) => ({ ...now, mentions: now.mentions ?? idAt(input.notBefore) }))
    },
  }
}

/** One for each query that the terms make. */
export function searchSources(deps: SourceDeps): Source[] {
  const own = new Set(deps.settings.terms)
  const packed = (terms: readonly string[]) => packQueries(terms, limits.queryLength).queries
  const wanted = packed(deps.terms.filter((term) => !own.has(term)))
  return [
    ...packed(deps.settings.terms).map((query) => searchSource(deps, query)),
    ...wanted.map((query) => forgiving(deps, query)),
  ]
}

/** What X does not take of what monitors want is told of them, and stops nothing else. */
function forgiving(deps: SourceDeps, query: string): Source {
  const source = searchSource(deps, query)
  return {
    ...source,
    async *pull(cursor, signal) {
      try {
        yield* source.pull(cursor, signal)
      } catch (error) {
        if (!(error instanceof ChannelError) || error.class !== 'rejected') throw error
        await deps.onRefused?.(query, error.message)
      }
    },
  }
}

function searchSource(deps: SourceDeps, query: string): Source {
  const { client, purse, settings } = deps
  const key = createHash('sha256').update(query).digest('hex').slice(0, 16)
  return {
    name: `search ${key}`,
    use: 'listen',
    everyMs: settings.pollSeconds * 1000,
    async *pull(cursor, signal) {
      const since = cursor.searches[key] ?? null
      const input = pageInput(deps, since)
      const paged = await pagePosts(async ({ next, ...from }) => {
        const page = await client.search({ query, ...from, max_results: 100, next_token: next }, signal)
        await purse.heard(page.data.map(idOf))
        return page
      }, input)
      const moved = (id: string) => (now: XCursor) => ({
        ...now,
        searches: { ...now.searches, [key]: newerOf(now.searches[key] ?? null, id) },
      })
      yield* pieces(deps, paged, signal, moved)
      if (since === null && paged.ids.length === 0) yield nothing(moved(idAt(input.notBefore)))
    },
  }
}

export function directSource(deps: SourceDeps): Source {
  const { client, purse, settings, ownId, fetchFile } = deps
  return {
    name: 'direct',
    use: 'direct',
    everyMs: Math.max(DIRECT_MS, settings.pollSeconds * 1000),
    async *pull(cursor, signal) {
      const { since, notBefore } = pageInput(deps, cursor.direct)
      const floor = since ?? idAt(notBefore)
      const pages = []
      let next: string | undefined
      do {
        const page = await client.directs({ max_results: 100, pagination_token: next }, signal)
        await purse.directs(page.data.map(idOf))
        const fresh = page.data.filter((event) => !isPlain(idOf(event)) || isNewer(idOf(event), floor))
        pages.unshift({ events: fresh.toReversed(), includes: page.includes })
        next = fresh.length < page.data.length ? undefined : page.meta.next_token
      } while (next !== undefined)
      for (const { events, includes } of pages) {
        const last = events.map(idOf).filter(isPlain).at(-1)
        const read = await readDirects({ ownId, fetchFile, signal }, events, includes)
        yield {
          ...read,
          gaps: [],
          moved: (now) => ({ ...now, direct: last ? newerOf(now.direct, last) : now.direct }),
        }
      }
      if (cursor.direct === null) yield nothing((now) => ({ ...now, direct: now.direct ?? floor }))
    },
  }
}

const isPlain = (id: string) => /^\d+$/.test(id)

function pageInput(
  { clock, settings }: SourceDeps,
  since: string | null,
  rest: Partial<PageInput> = {},
): PageInput {
  const now = clock.now().getTime()
  const first = Math.max(settings.importDays * 86_400_000, 30_000)
  const notBefore = new Date(now - (since === null ? first : limits.searchMs - 60_000))
  const overlapped = since === null ? null : idAt(new Date(timeOfId(since).getTime() - OVERLAP_MS))
  return { since: overlapped, notBefore, maxPosts: MAX_POSTS, ...rest }
}

async function* pieces(
  { ownId, fetchFile }: SourceDeps,
  { pages, gaps }: Paged,
  signal: AbortSignal,
  movedTo: (id: string) => Piece['moved'],
): AsyncGenerator<Piece> {
  let untold = gaps
  for (const { posts, includes } of pages) {
    const read = await readPosts({ ownId, fetchFile, signal }, posts, includes)
    const last = posts.map(idOf).filter(isPlain).at(-1)
    if (posts.length === 0 && untold.length === 0) continue
    yield { ...read, gaps: untold, moved: last === undefined ? (now) => now : movedTo(last) }
    untold = []
  }
}

const nothing = (moved: Piece['moved']): Piece => ({
  messages: [],
  unreadable: [],
  changes: [],
  gaps: [],
  moved,
})
