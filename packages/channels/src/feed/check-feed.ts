import { type ChannelCheck, errorMessage } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { GuardedFetch } from '../http/guarded-fetch.ts'
import { cleanLine } from '../text/clean.ts'
import { findFeed, type FoundFeed } from './find-feed.ts'
import type { FetchInput } from './fetch-document.ts'
import type { Feed } from './read/feed-types.ts'
import { plainWords } from './read/plain-words.ts'

/** Looks whether there is a feed, and which. */
export async function checkFeed(http: Pick<GuardedFetch, 'fetch'>, input: FetchInput): Promise<ChannelCheck> {
  try {
    const found = await findFeed(http, input)
    const { feed, url } = found
    if (feed === null) return failed('read', `${url} sent nothing`)
    const title = titleOf(feed, url)
    const { host } = new URL(url)
    const read = { step: 'read', ok: true, message: `“${title}” with ${count(feed.items.length)}` }
    return {
      ok: true,
      steps: [
        { step: 'fetch', ok: true, message: `${host} answered` },
        ...(url === input.url ? [] : [{ step: 'find', ok: true, message: `The feed is at ${url}` }]),
        read,
      ],
      account: accountOf(found, title),
    }
  } catch (error) {
    if (error instanceof ChannelError && error.shutDoor !== null) throw error
    return failed('fetch', errorMessage(error))
  }
}

const titleOf = (feed: Feed, url: string) => cleanLine(plainWords(feed.title), 200) || new URL(url).host

const count = (items: number) => (items === 1 ? '1 article' : `${items} articles`)

function accountOf({ feed, url }: FoundFeed, title: string): NonNullable<ChannelCheck['account']> {
  return {
    id: url,
    handle: null,
    name: title,
    url: feed?.link ?? url,
    avatarUrl: feed?.imageUrl ?? null,
    facts: { feedUrl: url },
  }
}

function failed(step: string, message: string): ChannelCheck {
  return { ok: false, steps: [{ step, ok: false, message }] }
}
