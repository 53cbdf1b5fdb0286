import { type Newer, newerThan } from '../paging/newer-than.ts'
import type { Place } from '../paging/place.ts'
import type { LemmyClient, List } from './client.ts'
import type { LemmySettings } from './config.ts'
import type { Entry } from './entries.ts'

export interface NamedList {
  /** By which the cursor knows it. */
  key: string
  list: List
}

export const ownLists = (client: LemmyClient, { username }: LemmySettings): NamedList[] => [
  { key: 'own posts', list: client.postsBy(username) },
  { key: 'own comments', list: client.commentsBy(username) },
  { key: 'messages', list: client.letters },
]

export const inboxLists = (client: LemmyClient): NamedList[] => [
  { key: 'replies', list: client.replies },
  { key: 'mentions', list: client.mentions },
]

export const commentLists = (client: LemmyClient, { communities }: LemmySettings): NamedList[] =>
  communities.map((name) => ({ key: `comments in ${name}`, list: client.commentsIn(name) }))

export const postLists = (client: LemmyClient, { communities }: LemmySettings): NamedList[] =>
  communities.map((name) => ({ key: `posts in ${name}`, list: client.postsIn(name) }))

export const searchLists = (client: LemmyClient, { searches }: LemmySettings): NamedList[] =>
  searches.flatMap((query) => [
    { key: `posts with ${query}`, list: client.foundPosts(query) },
    { key: `comments with ${query}`, list: client.foundComments(query) },
  ])

/** What comes from another instance comes late, with the time at which it was said there. */
const overlapMs = 30 * 60_000

export async function readList(
  { list }: Pick<NamedList, 'list'>,
  { place, since, signal }: { place: Place | null; since: Date; signal: AbortSignal },
): Promise<Newer<Entry>> {
  return await newerThan(async (page) => await list(page, signal), {
    place,
    since,
    idOf: ({ id }) => id,
    atOf: ({ at }) => at,
    overlapMs,
  })
}
