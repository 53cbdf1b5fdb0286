import { ChannelError } from '../channel-error.ts'
import { feedsOfPage } from './discover.ts'
import { type Fetched, fetchDocument, type FetchInput } from './fetch-document.ts'
import type { GuardedFetch } from '../http/guarded-fetch.ts'
import type { Feed } from './read/feed-types.ts'
import { readFeed } from './read/read-feed.ts'

export interface FoundFeed {
  /** Null: it is what it was. */
  feed: Feed | null
  fetched: Fetched
  /** Where it will be asked for next time. */
  url: string
}

const maxTries = 6

/** The feed at an address, or the one that the page there names. */
export async function findFeed(http: Pick<GuardedFetch, 'fetch'>, input: FetchInput): Promise<FoundFeed> {
  const first = await take(http, input)
  if (first.feed !== null || first.fetched.document === null) return first
  const { url: _page, etag: _etag, lastModified: _modified, ...rest } = input
  for (const url of feedsOfPage(first.fetched.document).slice(0, maxTries)) {
    const found = await take(http, { ...rest, url, ...sameSite(input, url) }).catch((error: unknown) => {
      if (input.signal?.aborted) throw error
      return null
    })
    if (found !== null && found.feed !== null) return found
  }
  throw new ChannelError({ class: 'rejected', message: `${input.url} is no feed, and names none` })
}

async function take(http: Pick<GuardedFetch, 'fetch'>, input: FetchInput): Promise<FoundFeed> {
  const fetched = await fetchDocument(http, input)
  const feed = fetched.document === null ? null : readFeed(fetched.document)
  return { feed, fetched, url: fetched.movedTo ?? input.url }
}

/** What was given for one site is shown to no other. */
function sameSite({ url, credentials }: FetchInput, next: string): Pick<FetchInput, 'credentials'> {
  const same = new URL(url).origin === new URL(next).origin
  return { credentials: same ? credentials : { user: '', password: '' } }
}
