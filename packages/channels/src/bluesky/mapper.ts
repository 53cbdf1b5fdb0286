import type {
  InboundAttachment,
  InboundChange,
  InboundMessage,
  NetworkProfile,
  Party,
  PostMeta,
} from '@hubbub/contracts'
import { clean, cleanLine } from '../text/clean.ts'
import { profileWords } from '../text/profile-words.ts'
import { type ChatMessage, type Convo, embedSchema, type Person, type PostView } from './api-types.ts'

export const kind = 'bluesky'

export function partyOf({ did, handle, displayName, avatar, followersCount }: Person): Party {
  return {
    kind,
    value: did,
    name: cleanLine(displayName ?? '', 200) || null,
    handle,
    url: `https://bsky.app/profile/${did}`,
    ...(avatar && { avatarUrl: avatar }),
    ...(typeof followersCount === 'number' && { followers: followersCount }),
  }
}

export const profileOf = (person: Person): NetworkProfile => ({
  ...partyOf(person),
  ...profileWords({ bio: person.description, joinedAt: person.createdAt }),
})

export const isBy = (uri: string | undefined, did: string) => uri?.startsWith(`at://${did}/`) === true

export function messageOf(view: PostView, us: string, attachments: InboundAttachment[]): InboundMessage {
  const { uri, author, record, indexedAt } = view
  const text = clean(record.text, 20_000)
  const { reply } = record
  return {
    externalId: uri,
    direction: author.did === us ? 'out' : 'in',
    author: partyOf(author),
    subject: null,
    text,
    trimmedText: text,
    html: null,
    sentAt: sentAt(record.createdAt, indexedAt),
    thread: {
      ownRef: uri,
      parentRefs: reply ? [...new Set([reply.parent.uri, reply.root.uri])] : [],
      tokens: [],
    },
    mail: null,
    post: postOf(view),
    addressed: isAddressed(view, us),
    attachments,
    raw: Buffer.from(JSON.stringify(view)),
  }
}

export const namedIn = ({ record: { facets } }: { record: Pick<PostView['record'], 'facets'> }) =>
  (facets ?? []).flatMap(({ features }) => features.flatMap(({ did }) => did ?? []))

function isAddressed(view: PostView, us: string): boolean {
  const { reply } = view.record
  return (
    isBy(reply?.parent.uri, us) ||
    isBy(reply?.root.uri, us) ||
    namedIn(view).includes(us) ||
    isBy(quoted(view), us)
  )
}

function quoted({ embed }: Pick<PostView, 'embed'>): string | undefined {
  const { record } = embedSchema.parse(embed ?? {})
  return record?.record?.uri ?? record?.uri
}

export function imagesOf({ embed }: Pick<PostView, 'embed'>) {
  const { images, media } = embedSchema.parse(embed ?? {})
  return [...images, ...(media?.images ?? [])]
}

/** Of a post, for people. */
export const addressOf = (did: string, uri: string) =>
  `https://bsky.app/profile/${did}/post/${uri.split('/').at(-1) ?? ''}`

function postOf(view: PostView): PostMeta {
  const { uri, cid, author, record } = view
  const repeats = quoted(view) ?? null
  return {
    form: formOf(record.reply != null, repeats),
    audience: 'public',
    url: addressOf(author.did, uri),
    place: null,
    to: namedIn(view).map((did) => ({ kind, value: did, name: null })),
    repeats,
    engagement: engagementOf(view),
    editedAt: null,
    deletedAt: null,
    facts: {
      cid,
      root: record.reply?.root ?? null,
      replyDisabled: view.viewer?.replyDisabled === true,
    },
  }
}

function formOf(isReply: boolean, repeats: string | null): PostMeta['form'] {
  if (repeats !== null) return 'quote'
  return isReply ? 'reply' : 'post'
}

const engagementOf = ({ likeCount, replyCount, repostCount }: PostView) => ({
  likes: likeCount,
  replies: replyCount,
  reposts: repostCount,
})

export const engagementChange = (view: PostView, at: Date): InboundChange => ({
  externalId: view.uri,
  at,
  kind: 'engagement',
  engagement: engagementOf(view),
})

/** Anybody may write any time into a record; it is never later than when the network saw it. */
function sentAt(createdAt: string, indexedAt: string): Date {
  const [written, seen] = [Date.parse(createdAt), Date.parse(indexedAt)]
  return new Date(Number.isNaN(written) || written > seen || written < Date.UTC(2022) ? seen : written)
}

export const chatId = (convoId: string, id: string) => `${convoId}/${id}`

export function chatMessageOf(
  message: ChatMessage,
  { id: convoId, members }: Convo,
  us: string,
): InboundMessage {
  const sender = members.find(({ did }) => did === message.sender.did)
  const externalId = chatId(convoId, message.id)
  const text = clean(message.text, 20_000)
  return {
    externalId,
    direction: message.sender.did === us ? 'out' : 'in',
    author: sender === undefined ? { kind, value: message.sender.did, name: null } : partyOf(sender),
    subject: null,
    text,
    trimmedText: text,
    html: null,
    sentAt: new Date(message.sentAt),
    thread: { ownRef: externalId, parentRefs: [convoId], tokens: [] },
    mail: null,
    post: {
      form: 'direct',
      audience: 'direct',
      url: `https://bsky.app/messages/${convoId}`,
      place: { id: convoId, name: null },
      to: members.filter(({ did }) => did !== message.sender.did).map(partyOf),
      repeats: null,
      engagement: null,
      editedAt: null,
      deletedAt: null,
      facts: { convoId },
    },
    addressed: true,
    attachments: [],
    raw: Buffer.from(JSON.stringify({ message, convo: { id: convoId, rev: '', members } })),
  }
}
