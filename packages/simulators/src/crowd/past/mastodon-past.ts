import type { InboundMessage } from '@hubbub/contracts'
import type { HistoryAuthor } from '../../history/authors.ts'
import type { HistoryPost } from '../../history/tell-history.ts'
import type { MastoAccount } from '../../mastodon/masto-entities.ts'
import type { MastoWorld } from '../../mastodon/masto-world.ts'
import type { PastClock } from './past-clock.ts'
import { pastMessage } from './past-message.ts'

/** What strangers said at another instance before the brand was there. */
export function createMastodonPast(world: MastoWorld, clock: PastClock) {
  const strangers = new Map<string, MastoAccount>()
  const stranger = ({ handle, name, followers }: HistoryAuthor) =>
    strangers.getOrInsertComputed(handle, () =>
      Object.assign(world.join(handle, name, 'coffee.example'), { followers_count: followers }),
    )

  function tellOne(post: HistoryPost): InboundMessage {
    const { name, followers } = post.author
    const by = stranger(post.author)
    const { id, url, visibility } = clock.at(post.at, () => world.say({ by, text: post.text }))
    return pastMessage(post, {
      externalId: id,
      author: { kind: 'mastodon', value: by.uri, name, handle: by.acct, url: by.url, followers },
      url: url ?? by.url,
      repeats: null,
      facts: { acct: by.acct, accountId: by.id, visibility },
    })
  }
  return {
    tell: (posts: readonly HistoryPost[]) => posts.map(tellOne),
    isStranger: ({ username }: MastoAccount) => strangers.has(username),
  }
}
