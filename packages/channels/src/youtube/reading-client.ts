import type { Ability } from '@hubbub/contracts'
import { z } from 'zod'
import { channelSchema, commentSchema, foundSchema, threadSchema, videoSchema } from './api-types.ts'
import type { Page } from './create-page.ts'

/** Whose comments, or below what. */
export type ThreadsOf =
  | { allThreadsRelatedToChannelId: string; moderationStatus?: 'heldForReview' }
  | { videoId: string }

const perPage = '100'
const perCall = 50
const plain = { textFormat: 'plainText' }

export function createReadingClient(page: Page) {
  return {
    async threads(of: ThreadsOf, pageToken: string | undefined, use: Ability, signal: AbortSignal) {
      const query = {
        part: 'snippet,replies',
        order: 'time',
        maxResults: perPage,
        ...plain,
        ...of,
        pageToken,
      }
      return await page(threadSchema, 'commentThreads', { query, use, signal })
    },
    async threadsById(ids: readonly string[], use: Ability, signal: AbortSignal) {
      return await byIds(ids, async (id) => {
        const query = { part: 'snippet,replies', ...plain, id }
        return (await page(threadSchema, 'commentThreads', { query, use, signal })).items
      })
    },
    /** All of a thread, whatever it is; read by whoever takes it. */
    async replies(parentId: string, use: Ability, signal: AbortSignal): Promise<unknown[]> {
      const all: unknown[] = []
      let pageToken: string | undefined
      do {
        const query = { part: 'snippet', ...plain, parentId, maxResults: perPage, pageToken }
        const { items, cursor } = await page(z.unknown(), 'comments', { query, use, signal })
        all.push(...items)
        pageToken = cursor ?? undefined
      } while (pageToken !== undefined)
      return all
    },
    async comments(ids: readonly string[], use: Ability, signal: AbortSignal) {
      return await byIds(ids, async (id) => {
        const query = { part: 'snippet', ...plain, id }
        return (await page(commentSchema, 'comments', { query, use, signal })).items
      })
    },
    async videos(ids: readonly string[], use: Ability, signal?: AbortSignal) {
      const query = { part: 'snippet', id: ids.join(',') }
      return (await page(videoSchema, 'videos', { query, use, signal })).items
    },
    async search(q: string, from: Date, signal: AbortSignal) {
      const publishedAfter = `${from.toISOString().slice(0, 19)}Z`
      const query = { part: 'snippet', type: 'video', order: 'date', maxResults: '50', q, publishedAfter }
      return (await page(foundSchema, 'search', { query, use: 'listen', signal })).items
    },
    async channel(
      by: { mine: 'true' } | { id: string } | { forHandle: string },
      use: Ability,
      signal?: AbortSignal,
    ) {
      const query = { part: 'snippet,statistics', ...by }
      return (await page(channelSchema, 'channels', { query, use, signal })).items[0] ?? null
    },
  }
}

/** How many are told at a time is not said: who asks until nothing more comes knows what is gone. */
async function byIds<T extends { id: string }>(
  ids: readonly string[],
  ask: (joined: string) => Promise<T[]>,
): Promise<T[]> {
  const all: T[] = []
  let left = ids
  while (left.length > 0) {
    const some = await ask(left.slice(0, perCall).join(','))
    if (some.length === 0) {
      left = left.slice(perCall)
      continue
    }
    all.push(...some)
    const told = new Set(some.map(({ id }) => id))
    left = left.filter((id) => !told.has(id))
  }
  return all
}
