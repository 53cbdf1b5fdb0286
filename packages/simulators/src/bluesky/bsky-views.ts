import type { BskyChatMessage, BskyConvo, BskyPerson, BskyPost, BskyWorld } from './bsky-world.ts'

export const profileBasic = ({ did, handle, displayName }: BskyPerson) => ({ did, handle, displayName })

export const profileDetailed = (person: BskyPerson) => ({
  ...profileBasic(person),
  ...(person.description !== undefined && { description: person.description }),
  createdAt: '2023-05-04T09:00:00.000Z',
  followersCount: 7,
  followsCount: 3,
  postsCount: 1,
})

export const postView = ({ posts }: BskyWorld, post: BskyPost, url: string) => ({
  uri: post.uri,
  cid: post.cid,
  author: profileBasic(post.by),
  record: post.record,
  indexedAt: post.indexedAt,
  likeCount: post.likes,
  repostCount: 0,
  quoteCount: 0,
  replyCount: [...posts.values()].filter(({ record }) => record.reply?.parent.uri === post.uri).length,
  ...(post.images.length > 0 && {
    embed: {
      $type: 'app.bsky.embed.images#view',
      images: post.images.map((cid) => ({
        thumb: `${url}/img/${cid}`,
        fullsize: `${url}/img/${cid}`,
        alt: '',
      })),
    },
  }),
})

export const chatView = ({ id, rev, text, sender, sentAt }: BskyChatMessage) => ({
  $type: 'chat.bsky.convo.defs#messageView',
  id,
  rev,
  text,
  sender,
  sentAt,
})

export const convoView = ({ id, members, messages }: BskyConvo) => ({
  id,
  rev: messages.at(-1)?.rev ?? id,
  members: members.map(profileBasic),
  muted: false,
  unreadCount: 0,
  ...(messages.length > 0 && { lastMessage: chatView(messages.at(-1) as BskyChatMessage) }),
})

/** Newest first, so many from a place on. */
export function slice<T>(items: readonly T[], query: URLSearchParams): { part: T[]; cursor?: string } {
  const from = Number(query.get('cursor') ?? 0)
  const limit = Math.min(Number(query.get('limit') ?? 50), 100)
  const part = items.slice(from, from + limit)
  return { part, ...(from + limit < items.length && { cursor: String(from + limit) }) }
}

export const newestFirst = <T extends { indexedAt: string }>(items: Iterable<T>): T[] =>
  [...items].toReversed().toSorted((one, other) => Date.parse(other.indexedAt) - Date.parse(one.indexedAt))
