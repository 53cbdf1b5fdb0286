import type { InboundMessage } from '@hubbub/contracts'
import type { BskyPerson, BskyWorld } from '../../bluesky/bsky-world.ts'
import type { HistoryPost } from '../../history/tell-history.ts'
import type { PastClock } from './past-clock.ts'
import { pastMessage } from './past-message.ts'

/** What strangers said at Bluesky before the brand was there. */
export function createBlueskyPast(world: BskyWorld, clock: PastClock) {
  const strangers = new Map<string, BskyPerson>()

  function tellOne(post: HistoryPost): InboundMessage {
    const by = strangers.getOrInsertComputed(`${post.author.handle}.bsky.example`, (handle) =>
      world.join(handle, post.author.name),
    )
    const { uri, cid } = clock.at(post.at, () => world.say({ by, text: post.text }))
    const url = `https://bsky.app/profile/${by.did}`
    return pastMessage(post, {
      externalId: uri,
      author: { kind: 'bluesky', value: by.did, name: by.displayName, handle: by.handle, url },
      url: `${url}/post/${uri.split('/').at(-1) ?? ''}`,
      repeats: null,
      facts: { cid, root: null, replyDisabled: false },
    })
  }
  return {
    tell: (posts: readonly HistoryPost[]) => posts.map(tellOne),
    isStranger: ({ handle }: BskyPerson) => strangers.has(handle),
  }
}
