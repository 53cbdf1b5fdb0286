import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import { createGuardedFetch } from '../http/guarded-fetch.ts'
import { createKeptToken } from '../tokens/kept-token.ts'
import { commentSchema } from './api-types.ts'
import { type YouTubeCredentials, youtubeCredentialsSchema, type YouTubeSettings } from './config.ts'
import { createAsk } from './create-ask.ts'
import { createPage } from './create-page.ts'
import { fetchToken } from './fetch-token.ts'
import { createReadingClient } from './reading-client.ts'

export interface YouTubeAccount {
  settings: YouTubeSettings
  credentials: YouTubeCredentials
  /** Where the API stands and where tokens are given out. */
  roots: { api: string; tokens: string }
}

export type YouTubeClient = ReturnType<typeof createYouTubeClient>

/** What is used of the YouTube Data API. Google's own library is 48 packages and 30 MB of memory for these ten calls. */
export function createYouTubeClient(
  { settings, credentials, roots }: YouTubeAccount,
  { clock, allotment, meter, credentials: keeper }: ChannelContext,
) {
  // Nobody but who runs the installation says where YouTube is; but nothing secret goes in the open.
  const http = createGuardedFetch({ allowPrivateHosts: true, open: false })
  const token = createKeptToken({
    credentials,
    parse: (stored) => youtubeCredentialsSchema.parse(stored),
    fetchToken: async (known) => await fetchToken(known, { http, root: roots.tokens, clock }),
    keeper,
    clock,
  })
  const sign = async (refused: string | null) => {
    if (settings.access === 'key') return { key: expectKey(credentials) }
    return { token: refused === null ? await token.get() : await token.replace(refused) }
  }
  const ask = createAsk({ http, root: roots.api, sign, allotment, meter, clock })

  return {
    ...createReadingClient(createPage(ask)),
    async reply(parentId: string, textOriginal: string, signal?: AbortSignal) {
      const query = { part: 'snippet', textFormat: 'plainText' }
      const json = { snippet: { parentId, textOriginal } }
      const rest = { method: 'POST', use: 'reply', sends: true } as const
      return await ask(commentSchema, 'comments', { query, json, ...rest, signal })
    },
    async remove(id: string): Promise<void> {
      await ask(z.unknown(), 'comments', { query: { id }, method: 'DELETE', use: 'delete' })
    },
    async moderate(id: string, moderationStatus: 'published' | 'rejected'): Promise<void> {
      const query = { id, moderationStatus }
      await ask(z.unknown(), 'comments/setModerationStatus', { query, method: 'POST', use: 'hide' })
    },
    close: async () => await http[Symbol.asyncDispose](),
  }
}

function expectKey({ apiKey }: YouTubeCredentials): string {
  if (apiKey !== null) return apiKey
  throw new ChannelError({ class: 'reauthorize', message: 'An API key is needed to sign in by one' })
}
