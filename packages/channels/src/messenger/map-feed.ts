import type { InboundChange, Party, PostMeta } from '@hubbub/contracts'
import { rawOf, unreadable } from '../meta/entries.ts'
import type { MessagingEntry } from '../meta/messaging/event-types.ts'
import type { MappedMessage, NamedFile } from '../meta/messaging/map-event.ts'
import type { ChangeRead } from '../meta/messaging/read-entries.ts'
import { kind } from './config.ts'
import { type FeedChange, feedSchema } from './feed-types.ts'

const posts = new Set(['post', 'status', 'photo', 'video', 'share'])

/** Comments on what stands on the page, ads among it, and what people write on the page itself. */
export function readFeed(
  change: { field: string; value: unknown },
  { id: pageId }: Pick<MessagingEntry, 'id'>,
): ChangeRead {
  const read: ChangeRead = { messages: [], changes: [], unreadable: [] }
  if (change.field !== 'feed') return read
  const raw = { id: pageId, changes: [change] }
  const parsed = feedSchema.safeParse(change.value)
  if (!parsed.success) {
    // Likes and shares of any kind are told here, too; only what somebody said may not be lost.
    if (isSaid(change.value)) read.unreadable.push(unreadable(raw, parsed.error))
    return read
  }
  const feed = parsed.data
  const externalId = idOf(feed)
  if (externalId === null) return read
  const became = changeOf(feed, externalId)
  if (became !== null) read.changes.push(became)
  if (feed.verb === 'add')
    read.messages.push({ message: messageOf(feed, externalId, pageId), raw: rawOf(raw) })
  return read
}

const isSaid = (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  'item' in value &&
  (value.item === 'comment' || posts.has(String(value.item)))

const idOf = ({ item, comment_id: comment, post_id: post }: FeedChange): string | null => {
  if (item === 'comment') return comment ?? null
  return posts.has(item) ? (post ?? null) : null
}

function changeOf(
  { verb, message = '', created_time: at }: FeedChange,
  externalId: string,
): InboundChange | null {
  if (verb === 'edited') return { kind: 'edited', externalId, at, text: message, html: null }
  return verb === 'remove' ? { kind: 'deleted', externalId, at } : null
}

function messageOf(feed: FeedChange, externalId: string, pageId: string): MappedMessage {
  const { from, message = '', created_time: sentAt, item } = feed
  const ours = from?.id === pageId
  const author: Party =
    from === undefined
      ? { kind, value: `unnamed:${externalId}`, name: 'Somebody on Facebook' }
      : { kind, value: from.id, name: from.name ?? null }
  const words = [message, item === 'share' ? feed.link : undefined].filter(Boolean).join('\n')
  return {
    externalId,
    direction: ours ? 'out' : 'in',
    author,
    subject: null,
    text: words,
    trimmedText: words,
    html: null,
    sentAt,
    thread: { ownRef: externalId, parentRefs: parentsOf(feed), tokens: [] },
    mail: null,
    post: postOf(feed, { externalId, pageId, ours }),
    // What the page says by itself begins no conversation; what people write there does.
    addressed: !(ours && item !== 'comment'),
    files: filesOf(feed),
  }
}

/** The comment it answers, and the post that all of them stand below. */
function parentsOf({ item, parent_id: parent, post_id: post }: FeedChange): string[] {
  if (item !== 'comment') return []
  return [...new Set([parent, post])].filter((id) => id !== undefined)
}

function postOf(
  feed: FeedChange,
  { externalId, pageId, ours }: { externalId: string; pageId: string; ours: boolean },
): PostMeta {
  const { item, parent_id: parent, post_id: postId, post, created_time: at, from } = feed
  const isComment = item === 'comment'
  const below = isComment && parent !== undefined && parent !== postId ? parent : externalId
  return {
    form: isComment ? 'comment' : 'post',
    audience: 'public',
    url: isComment
      ? `https://www.facebook.com/${externalId}`
      : (post?.permalink_url ?? `https://www.facebook.com/${externalId}`),
    place: null,
    to: ours ? [] : [{ kind, value: pageId, name: null }],
    repeats: null,
    engagement: null,
    editedAt: null,
    deletedAt: null,
    facts: {
      below,
      at: at.toISOString(),
      ...(isComment ? { commentId: externalId } : { postId: externalId }),
      ...(from !== undefined && { authorId: from.id }),
      ...(post?.promotion_status !== undefined && { promotion: post.promotion_status }),
    },
  }
}

function filesOf({ item, photo, video, photos = [], link }: FeedChange): NamedFile[] {
  const pictures = [...new Set([photo, ...photos, item === 'photo' ? link : undefined])].filter(
    (url) => url !== undefined,
  )
  return [
    ...pictures.map((url) => ({ url, filename: 'photo', inline: true })),
    ...(video === undefined ? [] : [{ url: video, filename: 'video', inline: false }]),
  ]
}
