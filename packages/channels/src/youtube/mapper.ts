import type { InboundMessage, NetworkProfile, Party } from '@hubbub/contracts'
import { profileWords } from '../text/profile-words.ts'
import { clean, cleanLine } from '../text/clean.ts'
import type { Comment, Video, YouTubeChannel } from './api-types.ts'

export const kind = 'youtube'

const site = 'https://www.youtube.com'

/** Our own channel; null where a key only reads. */
export interface Ourselves {
  id: string
  handle: string | null
}

/** Where a comment stands. */
export interface Below {
  threadId: string
  videoId: string | null
  title: string | null
  /** Whose video it is. */
  ownerId: string | null
  canReply: boolean
  replies: number
}

export type Mapped = Omit<InboundMessage, 'raw'>

export const iso = (time: string): string => new Date(time).toISOString()

export function partyOf({ snippet }: Pick<Comment, 'snippet'>): Party {
  const {
    authorDisplayName: name,
    authorChannelId: channel,
    authorChannelUrl,
    authorProfileImageUrl,
  } = snippet
  const handle = name.startsWith('@') ? name.slice(1) : null
  return {
    kind,
    value: channel?.value ?? `${name} (no channel)`,
    name: cleanLine(handle ?? name, 200) || null,
    ...(handle !== null && { handle }),
    ...(channel != null && { url: `${site}/channel/${channel.value}` }),
    ...(channel == null && authorChannelUrl && { url: authorChannelUrl }),
    ...(authorProfileImageUrl && { avatarUrl: authorProfileImageUrl }),
  }
}

export function partyOfChannel({ id, snippet, statistics }: YouTubeChannel): Party {
  const avatarUrl = snippet.thumbnails?.default.url
  return {
    kind,
    value: id,
    name: cleanLine(snippet.title, 200) || null,
    ...(snippet.customUrl && { handle: snippet.customUrl.replace(/^@/, '') }),
    url: `${site}/channel/${id}`,
    ...(avatarUrl !== undefined && { avatarUrl }),
    ...(statistics !== null && statistics !== undefined && { followers: statistics.subscriberCount }),
  }
}

export const profileOf = (channel: YouTubeChannel): NetworkProfile => ({
  ...partyOfChannel(channel),
  ...profileWords({ bio: channel.snippet.description, joinedAt: channel.snippet.publishedAt }),
})

export function mapComment(comment: Comment, below: Below, us: Ourselves | null): Mapped {
  const { id, snippet } = comment
  const { threadId, videoId, title } = below
  const isReply = id !== threadId
  const text = textOf(comment)
  const author = partyOf(comment)
  const isOurs = us !== null && author.value === us.id
  const parentRefs = [...(isReply ? [threadId] : []), ...(videoId === null ? [] : [videoId])]
  return {
    externalId: id,
    direction: isOurs ? 'out' : 'in',
    author,
    subject: cleanLine(title ?? '') || null,
    text,
    trimmedText: isReply ? text.replace(/^\s*@[\w.-]+\s+(?=\S)/, '') : text,
    html: null,
    sentAt: new Date(snippet.publishedAt),
    thread: { ownRef: id, parentRefs, tokens: [] },
    mail: null,
    post: {
      form: isReply ? 'reply' : 'comment',
      audience: 'public',
      url: videoId === null ? null : urlOf(videoId, id),
      place: videoId === null ? null : { id: videoId, name: title },
      to: [],
      repeats: null,
      engagement: engagementOf(comment, isReply ? null : below.replies),
      editedAt: editedAt(comment),
      deletedAt: null,
      facts: {
        threadId,
        canReply: below.canReply,
        ours: us !== null && below.ownerId === us.id,
        moderation: snippet.moderationStatus ?? 'published',
      },
    },
    addressed: !isOurs && us !== null && (below.ownerId === us.id || namesUs(text, us)),
    attachments: [],
  }
}

export const urlOf = (videoId: string, commentId: string) => `${site}/watch?v=${videoId}&lc=${commentId}`

export const textOf = ({ snippet }: Pick<Comment, 'snippet'>) =>
  clean(snippet.textOriginal ?? snippet.textDisplay, 20_000)

export const engagementOf = ({ snippet: { likeCount } }: Comment, replies: number | null) => ({
  likes: likeCount,
  ...(replies !== null && { replies }),
})

export const editedAt = ({ snippet: { publishedAt, updatedAt } }: Comment): string | null =>
  updatedAt != null && iso(updatedAt) !== iso(publishedAt) ? iso(updatedAt) : null

const namesUs = (text: string, { handle }: Ourselves) =>
  handle !== null && new RegExp(`(?<![\\w@])@${RegExp.escape(handle)}(?![\\w-]|\\.\\w)`, 'i').test(text)

/** A video in which others speak of what is searched for. */
export function mapVideo({ id, snippet }: Video, us: Ourselves | null): Mapped {
  const { title, description, channelId, channelTitle, publishedAt } = snippet
  return {
    externalId: id,
    direction: us !== null && us.id === channelId ? 'out' : 'in',
    author: {
      kind,
      value: channelId,
      name: cleanLine(channelTitle, 200) || null,
      url: `${site}/channel/${channelId}`,
    },
    subject: cleanLine(title),
    text: clean(description || title, 20_000),
    trimmedText: clean(description || title, 20_000),
    html: null,
    sentAt: new Date(publishedAt),
    thread: { ownRef: id, parentRefs: [], tokens: [] },
    mail: null,
    post: {
      form: 'post',
      audience: 'public',
      url: `${site}/watch?v=${id}`,
      place: { id, name: cleanLine(title) },
      to: [],
      repeats: null,
      engagement: null,
      editedAt: null,
      deletedAt: null,
      facts: { video: true },
    },
    addressed: false,
    attachments: [],
  }
}
