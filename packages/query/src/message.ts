import type { Party, PostMeta, SentimentLabel } from '@hubbub/contracts'

/** What a query is asked of: all that is known of a message, null where it is not known. */
export interface QueryMessage {
  title: string | null
  text: string
  author: {
    /** What names them at the network and does not change. */
    value: string
    handle: string | null
    name: string | null
    followers: number | null
    verified: boolean
  }
  /** As `en` or `pt-BR`. */
  language: string | null
  /** Two letters. */
  country: string | null
  sentiment: SentimentLabel | null
  channel: { id: string; kind: string; name: string }
  form: PostMeta['form'] | null
  /** Where it stands on the network. */
  url: string | null
  /** Who is addressed or named by the network. */
  to: readonly { value: string; handle: string | null }[]
  hasMedia: boolean
  /** Likes, answers and reposts together; null where the network tells none of them. */
  engagement: number | null
}

export interface StoredParts {
  subject: string | null
  text: string
  author: Party
  post: Pick<PostMeta, 'form' | 'url' | 'to' | 'engagement'> | null
  language: string | null
  sentiment: SentimentLabel | null
  country?: string | null
  channel: QueryMessage['channel']
  hasMedia: boolean
}

/** From what is stored of a message; on arrival and later the same. `text`: its new part where it has one. */
export function toQueryMessage(parts: StoredParts): QueryMessage {
  const { author, post } = parts
  return {
    title: parts.subject,
    text: parts.text,
    author: {
      value: author.value,
      handle: author.handle ?? null,
      name: author.name,
      followers: author.followers ?? null,
      verified: author.verified ?? false,
    },
    language: parts.language,
    country: parts.country ?? null,
    sentiment: parts.sentiment,
    channel: parts.channel,
    form: post?.form ?? null,
    url: post?.url ?? null,
    to: (post?.to ?? []).map(({ value, handle }) => ({ value, handle: handle ?? null })),
    hasMedia: parts.hasMedia,
    engagement: engagementOf(post?.engagement ?? null),
  }
}

/** What others did with it. Views are not counted: networks that tell them would outweigh all others. */
function engagementOf(told: PostMeta['engagement']): number | null {
  const parts = [told?.likes, told?.replies, told?.reposts].filter((part) => part !== undefined)
  return parts.length === 0 ? null : parts.reduce((sum, part) => sum + part, 0)
}

/** A message of which only some is told, as in an example. */
export function imagineMessage(parts: Partial<QueryMessage>): QueryMessage {
  return {
    title: null,
    text: '',
    author: { value: '', handle: null, name: null, followers: null, verified: false },
    language: null,
    country: null,
    sentiment: null,
    channel: { id: '', kind: '', name: '' },
    form: null,
    url: null,
    to: [],
    hasMedia: false,
    engagement: null,
    ...parts,
  }
}
