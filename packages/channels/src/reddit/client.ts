import { z } from 'zod'
import type { ChannelContext } from '../context.ts'
import { createGuardedFetch } from '../http/guarded-fetch.ts'
import type { ListPage } from '../paging/newer-than.ts'
import { createKeptToken } from '../tokens/kept-token.ts'
import { type Child, listingSchema, submittedSchema, thingsSchema, userSchema } from './api-types.ts'
import { type RedditCredentials, redditCredentialsSchema, type RedditSettings } from './config.ts'
import { createAsk } from './create-ask.ts'
import { fetchToken } from './fetch-token.ts'

export interface RedditAccount {
  settings: RedditSettings
  credentials: RedditCredentials
  /** Where the API stands and where tokens are given out. */
  roots: { api: string; tokens: string }
}

export type List = (after: string | undefined, signal: AbortSignal) => Promise<ListPage<Child>>

export type RedditClient = ReturnType<typeof createRedditClient>

/** Reddit's API by OAuth: bearer tokens alone, no modhash. */
export function createRedditClient(
  { settings: { username }, credentials, roots }: RedditAccount,
  { clock, allotment, credentials: keeper }: ChannelContext,
) {
  // Nobody but who runs the installation says where Reddit is, so no address is refused; but nothing secret goes in the open.
  const http = createGuardedFetch({ allowPrivateHosts: true, open: false })
  const userAgent = `web:hubbub:v1 (by /u/${username})`
  const tokens = createKeptToken({
    credentials,
    parse: (stored) => redditCredentialsSchema.parse(stored),
    fetchToken: async (known) =>
      await fetchToken(known, { http, root: roots.tokens, username, userAgent, clock }),
    keeper,
    clock,
  })
  const ask = createAsk({ http, root: roots.api, userAgent, tokens, allotment, clock })

  const list =
    (path: string, query: Record<string, string> = {}): List =>
    async (after, signal) => {
      const page = { limit: '100', ...query, ...(after !== undefined && { after }) }
      const { data } = await ask(listingSchema, path, { query: page, signal })
      return { items: data.children, cursor: data.after }
    }

  return {
    scopes: () =>
      tokens
        .held()
        .scope.split(/[\s,]+/)
        .filter(Boolean),
    me: async (signal?: AbortSignal) => await ask(userSchema, '/api/v1/me', { signal }),
    about: async (name: string) =>
      (await ask(z.object({ data: userSchema }), `/user/${encodeURIComponent(name)}/about`)).data,
    subreddit: async (name: string, signal?: AbortSignal) =>
      void (await ask(z.object({ kind: z.literal('t5') }), `/r/${name}/about`, { signal })),
    inbox: list('/message/inbox'),
    sent: list('/message/sent'),
    overview: (name: string) => list(`/user/${name}/overview`, { sort: 'new' }),
    posts: (subreddit: string) => list(`/r/${subreddit}/new`),
    comments: (subreddit: string) => list(`/r/${subreddit}/comments`),
    search: (q: string) => list('/search', { q, sort: 'new', type: 'link', include_over_18: 'on' }),
    things: async (names: readonly string[], signal: AbortSignal) =>
      (await ask(listingSchema, '/api/info', { query: { id: names.join(',') }, signal })).data.children,
    /** Below a post or a comment, or as the answer to a private message. */
    async comment(thing_id: string, text: string, signal?: AbortSignal): Promise<Child> {
      const answer = await ask(thingsSchema, '/api/comment', {
        form: { thing_id, text },
        sends: true,
        signal,
      })
      return answer.json.data.things[0] as Child
    },
    async compose(form: { to: string; subject: string; text: string }, signal?: AbortSignal): Promise<void> {
      await ask(z.unknown(), '/api/compose', { form, sends: true, signal })
    },
    submit: async (form: { sr: string; title: string; text: string }, signal?: AbortSignal) =>
      (await ask(submittedSchema, '/api/submit', { form: { ...form, kind: 'self' }, sends: true, signal }))
        .json.data,
    remove: async (id: string) => void (await ask(z.unknown(), '/api/del', { form: { id } })),
    vote: async (id: string, dir: '0' | '1') =>
      void (await ask(z.unknown(), '/api/vote', { form: { id, dir } })),
    close: async () => await http[Symbol.asyncDispose](),
  }
}
