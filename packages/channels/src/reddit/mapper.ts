import type { InboundMessage, NetworkProfile, Party, PostMeta } from '@hubbub/contracts'
import { profileWords } from '../text/profile-words.ts'
import { clean, cleanLine } from '../text/clean.ts'
import { htmlToText } from '../text/html-to-text.ts'
import { sanitiseHtml } from '../text/sanitise.ts'
import type { Comment, Letter, Post, User } from './api-types.ts'

export const kind = 'reddit'

const site = 'https://www.reddit.com'

/** A name never changes hands at Reddit, and is all that its inbox tells of some authors. */
export const identityOf = (name: string) => name.toLowerCase()

export const partyOf = (name: string): Party => ({
  kind,
  value: identityOf(name),
  name,
  handle: name,
  url: `${site}/user/${name}`,
})

export const partyOfUser = ({ name, icon_img: icon }: User): Party => ({
  ...partyOf(name),
  ...(icon !== '' && { avatarUrl: icon.split('?', 1)[0] ?? icon }),
})

export const profileOf = (user: User): NetworkProfile => ({
  ...partyOfUser(user),
  ...profileWords({
    bio: user.subreddit?.public_description,
    joinedAt: user.created_utc == null ? null : user.created_utc * 1000,
  }),
})

/** Without its original, which the caller adds. */
export type Mapped = Omit<InboundMessage, 'raw'>

export interface View {
  /** Our own name. */
  us: string
  /** It lay in our inbox, so it was said to us. */
  toUs: boolean
}

export function mapComment(comment: Comment, view: View): Mapped {
  const { name, parent_id: parent, link_title: title } = comment
  const link = linkOf(comment)
  const path = comment.permalink ?? comment.context?.split('?', 1)[0] ?? null
  return {
    ...wordsOf(comment.body, comment.body_html, view),
    ...commonOf(comment, view),
    subject: cleanLine(title ?? '') || null,
    thread: {
      ownRef: name,
      parentRefs: [...new Set([parent, ...(link === null ? [] : [link])])],
      tokens: [],
    },
    addressed: view.toUs || namesUs(comment.body, view) || isBelowOurs(comment, view),
    post: {
      ...metaOf(comment, view),
      form: 'comment',
      audience: 'public',
      url: path === null ? null : `${site}${path}`,
      engagement: { likes: comment.score },
      facts: { title: title ?? '', closed: closedBy(comment) },
    },
  }
}

export function mapPost(post: Post, view: View): Mapped {
  const { name, title, selftext, permalink, num_comments: replies } = post
  const link = post.is_self || post.url == null ? '' : `\n\n${post.url}`
  const body = selftext === '' ? `${title}${link}` : `${selftext}${link}`
  return {
    ...wordsOf(body, post.selftext_html, view),
    ...commonOf(post, view),
    subject: cleanLine(title),
    thread: { ownRef: name, parentRefs: [], tokens: [] },
    addressed: view.toUs || namesUs(`${title} ${selftext}`, view),
    post: {
      ...metaOf(post, view),
      form: 'post',
      audience: 'public',
      url: `${site}${permalink}`,
      engagement: { likes: post.score, replies },
      facts: { title, closed: closedBy(post) },
    },
  }
}

export function mapLetter(letter: Letter, view: View): Mapped {
  const { name, subject, dest, parent_id: parent, first_message_name: first } = letter
  const root = first ?? name
  return {
    ...wordsOf(letter.body, letter.body_html, view),
    ...commonOf(letter, view),
    subject: cleanLine(subject) || null,
    thread: {
      ownRef: name,
      parentRefs: [...new Set([parent, first].filter((ref) => typeof ref === 'string'))],
      tokens: [],
    },
    addressed: true,
    post: {
      ...metaOf(letter, view),
      form: 'direct',
      audience: 'direct',
      place: null,
      url: `${site}/message/messages/${root.slice(3)}`,
      to: dest === '' || dest.startsWith('#') ? [] : [partyOf(dest)],
      engagement: null,
      facts: { title: subject },
    },
  }
}

function commonOf({ name, author, subreddit, created_utc: seconds }: Comment | Post | Letter, { us }: View) {
  // A subreddit's moderators write in the name of the subreddit.
  const by = author ?? (subreddit == null ? 'reddit' : `r/${subreddit}`)
  return {
    externalId: name,
    direction: identityOf(by) === identityOf(us) ? ('out' as const) : ('in' as const),
    author: by.startsWith('r/') ? { ...partyOf(by), url: `${site}/${by}` } : partyOf(by),
    sentAt: new Date(seconds * 1000),
    mail: null,
    attachments: [],
  }
}

function metaOf({ subreddit, edited }: Comment | Post | Letter, { us, toUs }: View) {
  return {
    place: subreddit == null ? null : { id: `r/${subreddit.toLowerCase()}`, name: `r/${subreddit}` },
    to: toUs ? [partyOf(us)] : [],
    repeats: null,
    editedAt: editedAt(edited),
    deletedAt: null,
  } satisfies Partial<PostMeta>
}

export const editedAt = (edited: number | boolean): string | null =>
  typeof edited === 'number' ? new Date(edited * 1000).toISOString() : null

/** Markdown, as it was written, so that our own words are known again; the HTML is what Reddit made of it. */
function wordsOf(body: string, html: string | null | undefined, { us }: View) {
  const text = clean(body, 100_000)
  return { text, trimmedText: trimmed(text, us), html: safeHtml(html, text) }
}

/** Null where it says no more than the text does. */
export function safeHtml(html: string | null | undefined, text: string): string | null {
  if (html == null) return null
  const safe = clean(sanitiseHtml(html).html, 200_000)
  return safe === '' || plain(htmlToText(safe)) === plain(text) ? null : safe
}

const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

/** Without our own name at the beginning and without what is quoted. */
function trimmed(text: string, us: string): string {
  const own = text
    .split('\n')
    .filter((line) => !line.startsWith('>'))
    .join('\n')
    .replace(new RegExp(`^\\s*/?u/${RegExp.escape(us)}\\b[\\s,:]*`, 'i'), '')
    .trim()
  return own === '' ? text : own
}

const namesUs = (text: string, { us }: View) =>
  new RegExp(`(?<![\\w/])/?u/${RegExp.escape(us)}(?![\\w-])`, 'i').test(text)

const isBelowOurs = (comment: Comment, { us }: View) =>
  comment.link_author != null &&
  identityOf(comment.link_author) === identityOf(us) &&
  comment.parent_id === linkOf(comment)

/** In the inbox the post that a comment stands below is told only by its address. */
function linkOf({ link_id: link, context, permalink }: Comment): string | null {
  if (link != null) return link
  const id = /\/comments\/([a-z0-9]+)/i.exec(context ?? permalink ?? '')?.[1]
  return id === undefined ? null : `t3_${id}`
}

function closedBy({ locked, archived }: Comment | Post): string | null {
  if (locked) return 'The moderators have locked the thread'
  return archived ? 'The thread is too old to be answered' : null
}
