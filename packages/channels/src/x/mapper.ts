import type { InboundChange, InboundMessage, NetworkProfile, Party, PostMeta } from '@hubbub/contracts'
import { profileWords } from '../text/profile-words.ts'
import type { XDirect, XIncludes, XMedia, XPost, XUser } from './api-types.ts'
import { timeOfId } from './snowflake.ts'
import { textOfPost, withoutLeadingNames, withRealLinks } from './text-of-post.ts'

/** Without its files and its original, which the caller adds. */
export type MappedMessage = Omit<InboundMessage, 'attachments' | 'raw'> & { media: XMedia[] }

/** An edit makes a new post with a new id; what a conversation holds is the first. */
export const firstId = ({ id, edit_history_post_ids: history }: XPost) => history[0] ?? id

export function mapPost(post: XPost, includes: XIncludes, ownId: string): MappedMessage {
  const author = partyOf(post.author_id, includes)
  const text = textOfPost(post, includes)
  const isOwn = author.value === ownId
  const id = firstId(post)
  return {
    externalId: id,
    direction: isOwn ? 'out' : 'in',
    author,
    subject: null,
    text,
    trimmedText: withoutLeadingNames(text),
    html: null,
    sentAt: post.created_at === undefined ? timeOfId(id) : new Date(post.created_at),
    thread: { ownRef: id, parentRefs: parentsOf(post), tokens: [] },
    mail: null,
    post: metaOf(post, includes, { ownId, author }),
    addressed: !isOwn && isToUs(post, ownId),
    media: mediaOf(post, includes),
  }
}

/** What an edit changes about what is stored; null for the first version. */
export function editOf(post: XPost, includes: XIncludes): InboundChange | null {
  if (post.edit_history_post_ids.length < 2) return null
  const at = post.created_at === undefined ? timeOfId(post.id) : new Date(post.created_at)
  return { kind: 'edited', externalId: firstId(post), at, text: textOfPost(post, includes), html: null }
}

export function partyOf(id: string, { users }: XIncludes): Party {
  const user = users.find((one) => one.id === id)
  return user ? partyOfUser(user) : { kind: 'x', value: id, name: null }
}

export function partyOfUser({
  id,
  name,
  username,
  verified,
  public_metrics: metrics,
  ...user
}: XUser): Party {
  const { profile_image_url: avatarUrl } = user
  return {
    kind: 'x',
    value: id,
    name: name ?? null,
    ...(username !== undefined && { handle: username, url: `https://x.com/${username}` }),
    ...(avatarUrl !== undefined && { avatarUrl }),
    ...(metrics?.followers_count !== undefined && { followers: metrics.followers_count }),
    ...(verified !== undefined && { verified }),
  }
}

export const profileOf = (user: XUser): NetworkProfile => ({
  ...partyOfUser(user),
  ...profileWords({ bio: user.description, joinedAt: user.created_at }),
})

const reference = (post: XPost, type: string) =>
  post.referenced_posts.find((one) => one.type === type)?.id ?? null

function parentsOf(post: XPost): string[] {
  const parents = [reference(post, 'replied_to'), post.conversation_id ?? null]
  return [...new Set(parents)].filter((id) => id !== null && id !== firstId(post)) as string[]
}

const namesUs = (post: XPost, ownId: string) =>
  [...(post.entities?.mentions ?? []), ...(post.note_post?.entities?.mentions ?? [])].some(
    ({ id }) => id === ownId,
  )

/** A repost repeats the names in what it repeats: nobody is spoken to by it. */
function isToUs(post: XPost, ownId: string): boolean {
  if (reference(post, 'retweeted') !== null) return false
  return namesUs(post, ownId) || post.in_reply_to_user_id === ownId
}

function metaOf(
  post: XPost,
  includes: XIncludes,
  { ownId, author }: { ownId: string; author: Party },
): PostMeta {
  const quoted = reference(post, 'quoted')
  const metrics = post.public_metrics
  const repeated = reference(post, 'retweeted')
  const country = countryOf(post, includes)
  return {
    form: formOf(post),
    audience: 'public',
    url: `https://x.com/${author.handle ?? 'i'}/status/${post.id}`,
    place: null,
    to: namedIn(post),
    repeats: repeated ?? quoted,
    engagement: metrics
      ? dropUndefined({
          likes: metrics.like_count,
          replies: metrics.reply_count,
          reposts: metrics.retweet_count ?? metrics.repost_count,
          views: metrics.impression_count,
        })
      : null,
    ...(country !== null && { country }),
    editedAt:
      post.edit_history_post_ids.length > 1
        ? (post.created_at ? new Date(post.created_at) : timeOfId(post.id)).toISOString()
        : null,
    deletedAt: null,
    facts: {
      postId: post.id,
      namesUs: namesUs(post, ownId),
      quotesUs:
        quoted !== null && includes.posts.some(({ id, author_id: by }) => id === quoted && by === ownId),
    },
  }
}

/** Of the place that its author put on it; nearly nobody does. */
function countryOf({ geo }: XPost, { places }: XIncludes): string | null {
  const code = places.find(({ id }) => id === geo?.place_id)?.country_code?.toUpperCase()
  return code !== undefined && /^[A-Z]{2}$/.test(code) ? code : null
}

function formOf(post: XPost): PostMeta['form'] {
  if (reference(post, 'retweeted') !== null) return 'repost'
  if (reference(post, 'replied_to') !== null) return 'reply'
  return reference(post, 'quoted') === null ? 'post' : 'quote'
}

function namedIn(post: XPost): Party[] {
  const found = new Map<string, Party>()
  for (const { id, username } of post.entities?.mentions ?? [])
    if (id) found.set(id, { kind: 'x', value: id, name: null, ...(username && { handle: username }) })
  return [...found.values()]
}

function mediaOf({ attachments }: Pick<XPost | XDirect, 'attachments'>, { media }: XIncludes): XMedia[] {
  const keys = attachments?.media_keys ?? []
  return media.filter(({ media_key: key }) => keys.includes(key))
}

export const directId = (id: string) => `dm-${id}`

export function mapDirect(event: XDirect, includes: XIncludes, ownId: string): MappedMessage {
  const author = partyOf(event.sender_id, includes)
  const id = directId(event.id)
  const text = withRealLinks(event.text, event.entities)
  const people = participantsOf(event)
  const isGroup = people.length > 2
  return {
    externalId: id,
    direction: event.sender_id === ownId ? 'out' : 'in',
    author,
    subject: null,
    text,
    trimmedText: text,
    html: null,
    sentAt: event.created_at === undefined ? timeOfId(event.id) : new Date(event.created_at),
    thread: { ownRef: id, parentRefs: [`dm-conversation:${event.dm_conversation_id}`], tokens: [] },
    mail: null,
    post: {
      form: 'direct',
      audience: 'direct',
      url: `https://x.com/messages/${event.dm_conversation_id}`,
      place: isGroup ? { id: event.dm_conversation_id, name: null } : null,
      to: people.filter((one) => one !== event.sender_id).map((one) => partyOf(one, includes)),
      repeats: null,
      engagement: null,
      editedAt: null,
      deletedAt: null,
      facts: { directConversationId: event.dm_conversation_id },
    },
    addressed: event.sender_id !== ownId,
    media: mediaOf(event, includes),
  }
}

/** A conversation of two is named by both of them: `123-456`. */
function participantsOf({ dm_conversation_id: conversation, participant_ids: named }: XDirect): string[] {
  return named ?? (/^\d+-\d+$/.test(conversation) ? conversation.split('-') : [])
}

function dropUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> }
}
