import {
  type MastoAccount,
  type MastoMedia,
  type MastoStatus,
  type MastoVisibility,
  toContent,
} from './masto-entities.ts'

export interface Toot {
  by: MastoAccount
  text: string
  visibility?: MastoVisibility
  inReplyTo?: string
  media?: MastoMedia[]
  /** Besides those in its words, as other software federates them. */
  tags?: string[]
}

interface Making {
  id: string
  parent: MastoStatus | null
  mentioned: readonly MastoAccount[]
  server: string
  at: Date
}

export function makeStatus(
  { by, text, visibility = 'public', media = [], tags = [] }: Toot,
  { id, parent, mentioned, server, at }: Making,
): MastoStatus {
  const written = [...text.matchAll(/(?:^|\s)#(\p{L}[\p{L}\d_]*)/gu)].map(([, name = '']) => name)
  return {
    id,
    uri: `${by.uri}/statuses/${id}`,
    url: `${by.url}/${id}`,
    created_at: at.toISOString(),
    edited_at: null,
    account: by,
    content: toContent(text, mentioned),
    visibility,
    sensitive: false,
    spoiler_text: '',
    media_attachments: media,
    mentions: mentioned.map(({ id: who, username, acct, url }) => ({ id: who, username, acct, url })),
    tags: [...written, ...tags].map((name) => ({ name: name.toLowerCase(), url: `${server}/tags/${name}` })),
    ...unused,
    reblogs_count: 0,
    favourites_count: 0,
    replies_count: 0,
    quotes_count: 0,
    in_reply_to_id: parent?.id ?? null,
    in_reply_to_account_id: parent?.account.id ?? null,
  }
}

/** What every status has and no test looks at. */
const unused = {
  emojis: [],
  reblog: null,
  poll: null,
  card: null,
  language: 'en',
  favourited: false,
  reblogged: false,
  muted: false,
  bookmarked: false,
  pinned: false,
  application: null,
}
