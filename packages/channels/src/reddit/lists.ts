import { type Newer, newerThan } from '../paging/newer-than.ts'
import type { Place } from '../paging/place.ts'
import type { Child } from './api-types.ts'
import type { List, RedditClient } from './client.ts'
import { limits, type RedditSettings } from './config.ts'

/** Something that is listened to. */
export interface HeardList {
  /** By which the cursor knows it. */
  key: string
  list: List
  holds: number
}

export const commentLists = (client: RedditClient, { subreddits }: RedditSettings): HeardList[] =>
  subreddits.map((name) => ({
    key: `r/${name.toLowerCase()}/comments`,
    list: client.comments(name),
    holds: limits.holds,
  }))

export const postLists = (client: RedditClient, { subreddits, searches }: RedditSettings): HeardList[] => [
  ...subreddits.map((name) => ({
    key: `r/${name.toLowerCase()}`,
    list: client.posts(name),
    holds: limits.holds,
  })),
  ...searches.map((query) => ({
    key: `search ${query}`,
    list: client.search(query),
    holds: limits.searchHolds,
  })),
]

/** Times are whole seconds; ids of one kind grow. */
const numberOf = ({ data }: Child) => parseInt(data.name.slice(data.name.indexOf('_') + 1), 36)

export const order = {
  idOf: ({ data }: Child) => data.name,
  atOf: ({ data }: Child) => new Date(data.created_utc * 1000).toISOString(),
  compare: (one: Child, other: Child) =>
    one.data.created_utc - other.data.created_utc || numberOf(one) - numberOf(other),
}

/** All that a list holds and that was not told before, oldest first. */
export async function readList(
  { list, holds }: Omit<HeardList, 'key'>,
  { place, since, signal }: { place: Place | null; since: Date; signal: AbortSignal },
): Promise<Newer<Child>> {
  return await newerThan(async (after) => await list(after, signal), { ...order, place, since, holds })
}
