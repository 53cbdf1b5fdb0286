import { z } from 'zod'
import type { ChannelContext } from '../context.ts'
import type { HostPolicy } from '../hosts/refuse-host.ts'
import { createGuardedFetch } from '../http/guarded-fetch.ts'
import type { ListPage } from '../paging/newer-than.ts'
import { createKeptToken } from '../tokens/kept-token.ts'
import { communityViewSchema, personSchema, siteSchema } from './api-types.ts'
import { type LemmyCredentials, lemmyCredentialsSchema, type LemmySettings } from './config.ts'
import { type Ask, createAsk } from './create-ask.ts'
import { type Entry, entriesOf } from './entries.ts'
import { fetchToken } from './fetch-token.ts'
import { createWritingClient } from './writing-client.ts'

export interface LemmyAccount {
  settings: LemmySettings
  credentials: LemmyCredentials
  policy: HostPolicy
}

export type List = (page: string | undefined, signal: AbortSignal) => Promise<ListPage<Entry>>

export type LemmyClient = ReturnType<typeof createLemmyClient>

/** Lemmy's API v3. Its own library is under the AGPL, so this one is ours. */
export function createLemmyClient(
  { settings, credentials, policy }: LemmyAccount,
  { clock, allotment, credentials: keeper }: ChannelContext,
) {
  const http = createGuardedFetch({ ...policy, open: false })
  const token = createKeptToken({
    credentials,
    parse: (stored) => lemmyCredentialsSchema.parse(stored),
    fetchToken: async (known) => await fetchToken(known, { http, settings, clock }),
    keeper,
    clock,
  })
  const ask = createAsk({ http, root: settings.url, token, allotment, clock })

  return {
    ...createLists(ask),
    ...createWritingClient(ask),
    site: async (signal?: AbortSignal) => await ask(siteSchema, 'site', { signal }),
    community: async (name: string, signal?: AbortSignal) =>
      (await ask(communityViewSchema, 'community', { query: { name }, signal })).community_view.community,
    person: async (username: string) =>
      (
        await ask(z.object({ person_view: z.object({ person: personSchema }) }), 'user', {
          query: { username },
        })
      ).person_view.person,
    async entry(kind: 'comment' | 'post', id: number, signal: AbortSignal): Promise<Entry | null> {
      const query = { id: String(id) }
      const answer = await ask(z.record(z.string(), z.unknown()), kind, { query, signal })
      return entriesOf(kind, [answer[`${kind}_view`]])[0] ?? null
    },
    close: async () => await http[Symbol.asyncDispose](),
  }
}

const pageSize = 50

/** Everything that is listed, newest first. */
function createLists(ask: Ask) {
  const list =
    (kind: Entry['kind'], path: string, field: string, rest: Record<string, string> = {}): List =>
    async (page = '1', signal) => {
      const query = { sort: 'New', limit: String(pageSize), page, ...rest }
      const answer = await ask(z.record(z.string(), z.unknown()), path, { query, signal })
      const views = z.array(z.unknown()).catch([]).parse(answer[field])
      return {
        items: entriesOf(kind, views),
        cursor: views.length < pageSize ? null : String(Number(page) + 1),
      }
    }
  const all = { type_: 'All' }
  const unread = { unread_only: 'false' }
  return {
    replies: list('comment', 'user/replies', 'replies', unread),
    mentions: list('comment', 'user/mention', 'mentions', unread),
    letters: list('letter', 'private_message/list', 'private_messages', unread),
    commentsBy: (username: string) => list('comment', 'user', 'comments', { username }),
    postsBy: (username: string) => list('post', 'user', 'posts', { username }),
    commentsIn: (community_name: string) =>
      list('comment', 'comment/list', 'comments', { ...all, community_name }),
    postsIn: (community_name: string) => list('post', 'post/list', 'posts', { ...all, community_name }),
    foundComments: (q: string) =>
      list('comment', 'search', 'comments', { q, type_: 'Comments', listing_type: 'All' }),
    foundPosts: (q: string) => list('post', 'search', 'posts', { q, type_: 'Posts', listing_type: 'All' }),
  }
}
