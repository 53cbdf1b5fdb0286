import type { z } from 'zod'
import type { ChannelContext } from '../context.ts'
import { createGuardedFetch } from '../http/guarded-fetch.ts'
import { createJsonAsk } from '../http/create-json-ask.ts'
import { pageSchema, userSchema } from './api-types.ts'

export interface Search {
  query?: string
  /** A comma is AND; what stands in parentheses is OR. */
  tags: string
}

export interface Stretch {
  /** Unix seconds: what was said later, up to and with `until`. */
  after: number
  until: number
}

/** Every search ends at 1,000 hits, however many pages are asked for: one asks for shorter stretches of time instead. */
export const pageSize = 200

/** Words are taken as they stand: no corrected typing, no beginnings of words, quotation marks for phrases. */
const exact = { typoTolerance: 'false', queryType: 'prefixNone', advancedSyntax: 'true' }

export type HackerNewsClient = ReturnType<typeof createHackerNewsClient>

export function createHackerNewsClient(base: string, context: Pick<ChannelContext, 'clock' | 'allotment'>) {
  // Where it stands is the installation's own word.
  const http = createGuardedFetch({ allowPrivateHosts: true, open: true })
  const ask = createJsonAsk({ ...context, http, network: 'Hacker News Search' })
  const at = (path: string, params: Record<string, string> = {}) =>
    new URL(`/api/v1/${path}?${new URLSearchParams(params).toString()}`, base)

  return {
    /** Newest first, `pageSize` at most. */
    async search(
      { query = '', tags }: Search,
      { after, until }: Stretch,
      signal?: AbortSignal,
    ): Promise<z.output<typeof pageSchema>['hits']> {
      const numericFilters = `created_at_i>${after},created_at_i<=${until}`
      const params = { ...exact, query, tags, numericFilters, hitsPerPage: String(pageSize) }
      return (await ask(pageSchema, at('search_by_date', params), { signal })).hits
    },
    user: async (name: string, signal?: AbortSignal) =>
      await ask(userSchema, at(`users/${name}`), { signal }),
    close: async () => await http[Symbol.asyncDispose](),
  }
}
