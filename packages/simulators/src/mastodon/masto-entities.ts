/** Entities as https://docs.joinmastodon.org/entities/ describes them, with all that is required there. */
export interface MastoAccount {
  id: string
  username: string
  acct: string
  uri: string
  url: string
  display_name: string
  avatar: string
  avatar_static: string
  header: string
  header_static: string
  note: string
  bot: boolean
  group: boolean
  locked: boolean
  indexable: boolean
  discoverable: boolean
  created_at: string
  last_status_at: string | null
  followers_count: number
  following_count: number
  statuses_count: number
  emojis: never[]
  fields: never[]
}

export type MastoVisibility = 'public' | 'unlisted' | 'private' | 'direct'

export interface MastoMedia {
  id: string
  type: 'image' | 'unknown'
  url: string
  preview_url: string
  remote_url: null
  meta: object
  description: string | null
  blurhash: null
}

export interface MastoStatus {
  id: string
  uri: string
  url: string
  created_at: string
  edited_at: string | null
  account: MastoAccount
  content: string
  text?: string
  visibility: MastoVisibility
  sensitive: boolean
  spoiler_text: string
  media_attachments: MastoMedia[]
  mentions: { id: string; username: string; acct: string; url: string }[]
  tags: { name: string; url: string }[]
  emojis: never[]
  reblogs_count: number
  favourites_count: number
  replies_count: number
  quotes_count: number
  in_reply_to_id: string | null
  in_reply_to_account_id: string | null
  reblog: null
  poll: null
  card: null
  language: string | null
  favourited: boolean
  reblogged: boolean
  muted: boolean
  bookmarked: boolean
  pinned: boolean
  application: null
}

export interface MastoNotification {
  id: string
  type: 'mention' | 'favourite' | 'reblog' | 'follow' | 'update'
  group_key: string
  created_at: string
  account: MastoAccount
  status?: MastoStatus
}

export const makeAccount = (
  server: string,
  { id, username, name, host, at }: { id: string; username: string; name: string; host?: string; at: Date },
): MastoAccount => {
  const home = host === undefined ? server : `https://${host}`
  const picture = `${server}/avatars/${username}.png`
  return {
    id,
    username,
    acct: host === undefined ? username : `${username}@${host}`,
    uri: `${home}/users/${username}`,
    url: `${home}/@${username}`,
    display_name: name,
    avatar: picture,
    avatar_static: picture,
    header: picture,
    header_static: picture,
    note: '<p>Hello</p>',
    bot: false,
    group: false,
    locked: false,
    indexable: true,
    discoverable: true,
    created_at: at.toISOString(),
    last_status_at: null,
    followers_count: 7,
    following_count: 3,
    statuses_count: 0,
    emojis: [],
    fields: [],
  }
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** What Mastodon makes of plain text: paragraphs, breaks, mentions and hashtags as links. */
export function toContent(text: string, mentions: readonly MastoAccount[]): string {
  const lines = escape(text)
    .replace(/@([\w.]+)(@[\w.-]+)?/g, (all, username: string, host = '') => {
      const person = mentions.find(({ acct }) => acct === `${username}${host}` || acct === username)
      if (person === undefined) return all
      return `<span class="h-card" translate="no"><a href="${person.url}" class="u-url mention">@<span>${username}</span></a></span>`
    })
    .replace(
      /(^|\s)#(\p{L}[\p{L}\d_]*)/gu,
      '$1<a href="/tags/$2" class="mention hashtag" rel="tag">#<span>$2</span></a>',
    )
  return `<p>${lines.replaceAll('\n\n', '</p><p>').replaceAll('\n', '<br />')}</p>`
}
