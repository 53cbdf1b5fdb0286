import type {
  InboundAttachment,
  InboundChange,
  InboundMessage,
  NetworkProfile,
  Party,
  PostMeta,
} from '@hubbub/contracts'
import { clean, cleanLine } from '../text/clean.ts'
import { cutHtml } from '../text/cut-html.ts'
import { htmlToText } from '../text/html-to-text.ts'
import { profileWords } from '../text/profile-words.ts'
import { sanitiseHtml } from '../text/sanitise.ts'
import type { MastoAccount, MastoStatus } from './api-types.ts'

export const kind = 'mastodon'

export interface Ourselves {
  /** On this instance. */
  id: string
  /** Of the instance, for names that leave it out. */
  host: string
}

export interface Placed {
  /** Nearest first, the root last. */
  parents: readonly string[]
  attachments: InboundAttachment[]
}

/** The actor's own address does not change with the handle, and is the same on every instance. */
export const identityOf = ({ uri, url }: Pick<MastoAccount, 'uri' | 'url'>) => uri ?? url

export function partyOf(account: MastoAccount, host: string): Party {
  const { acct, displayName, url, avatar, followersCount } = account
  return {
    kind,
    value: identityOf(account),
    name: cleanLine(displayName, 200) || null,
    handle: acct.includes('@') ? acct : `${acct}@${host}`,
    url,
    ...(avatar && { avatarUrl: avatar }),
    followers: followersCount,
  }
}

export const profileOf = (account: MastoAccount, host: string): NetworkProfile => ({
  ...partyOf(account, host),
  ...profileWords({ bio: htmlToText(cutHtml(account.note ?? '').html), joinedAt: account.createdAt }),
})

export function messageOf(
  status: MastoStatus,
  us: Ourselves,
  { parents, attachments }: Placed,
): InboundMessage {
  const text = textOf(status)
  return {
    externalId: status.id,
    direction: status.account.id === us.id ? 'out' : 'in',
    author: partyOf(status.account, us.host),
    subject: null,
    text,
    trimmedText: withoutNames(text, status),
    html: clean(sanitiseHtml(status.content).html, 200_000) || null,
    sentAt: new Date(status.createdAt),
    thread: { ownRef: status.id, parentRefs: [...parents], tokens: [] },
    mail: null,
    post: postOf(status, us),
    addressed: isAddressed(status, us),
    attachments,
    raw: Buffer.from(JSON.stringify(status)),
  }
}

/** Whoever names us, answers us or writes to us alone speaks to us; all else was only heard. */
function isAddressed({ visibility, mentions, inReplyToAccountId }: MastoStatus, us: Ourselves): boolean {
  return visibility === 'direct' || inReplyToAccountId === us.id || mentions.some(({ id }) => id === us.id)
}

export function textOf({ content, spoilerText }: Pick<MastoStatus, 'content' | 'spoilerText'>): string {
  const text = clean(htmlToText(cutHtml(content).html), 100_000)
  return spoilerText === '' ? text : `${clean(spoilerText)}\n\n${text}`
}

/** Names at the beginning say whom it is for, as every reply begins with them. */
function withoutNames(text: string, { mentions }: MastoStatus): string {
  const names = new Set(
    mentions.flatMap(({ username, acct }) => [`@${username}`.toLowerCase(), `@${acct}`.toLowerCase()]),
  )
  let rest = text
  for (;;) {
    const name = /^@\S+/.exec(rest)?.[0].toLowerCase()
    if (name === undefined || !names.has(name)) return rest === '' ? text : rest
    rest = rest.slice(name.length).trimStart()
  }
}

const audiences = { public: 'public', unlisted: 'unlisted', private: 'followers', direct: 'direct' } as const

function postOf(status: MastoStatus, { host }: Ourselves): PostMeta {
  const { mentions, quote, reblog, visibility } = status
  return {
    form: formOf(status),
    audience: audiences[visibility],
    url: status.url ?? status.uri,
    place: null,
    to: mentions.map(({ acct, url, username }) => ({
      kind,
      value: url,
      name: username,
      handle: acct.includes('@') ? acct : `${acct}@${host}`,
      url,
    })),
    repeats: quote?.quotedStatus?.id ?? reblog?.id ?? null,
    engagement: engagementOf(status),
    editedAt: timeOrNull(status.editedAt),
    deletedAt: null,
    facts: { acct: status.account.acct, accountId: status.account.id, visibility },
  }
}

function formOf({ visibility, quote, reblog, inReplyToId }: MastoStatus): PostMeta['form'] {
  if (visibility === 'direct') return 'direct'
  if (reblog) return 'repost'
  if (quote?.quotedStatus) return 'quote'
  return inReplyToId ? 'reply' : 'post'
}

const engagementOf = ({ favouritesCount, repliesCount, reblogsCount }: MastoStatus) => ({
  likes: favouritesCount,
  replies: repliesCount,
  reposts: reblogsCount,
})

const timeOrNull = (text: string | null | undefined) =>
  text && !Number.isNaN(Date.parse(text)) ? new Date(text).toISOString() : null

export function editOf(status: MastoStatus, now: Date): InboundChange {
  const html = clean(sanitiseHtml(status.content).html, 200_000) || null
  const at = status.editedAt ? new Date(status.editedAt) : now
  return { externalId: status.id, at, kind: 'edited', text: textOf(status), html }
}

export const engagementChange = (status: MastoStatus, at: Date): InboundChange => ({
  externalId: status.id,
  at,
  kind: 'engagement',
  engagement: engagementOf(status),
})
