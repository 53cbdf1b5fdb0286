import type { InboundChange, InboundMessage, NetworkProfile, Party, PostMeta } from '@hubbub/contracts'
import { profileWords } from '../text/profile-words.ts'
import { cleanLine } from '../text/clean.ts'
import type { Comment, GithubUser, Issue } from './api-types.ts'
import { kind } from './config.ts'
import { renderMarkdown } from './markdown.ts'

export interface Ourselves {
  id: number
  login: string
  /** Only what names us is said to us. */
  onlyNamed: boolean
}

export type Place = 'issue' | 'pull' | 'discussion'
/** `line`: a comment on a line of a pull request. */
export type CommentSort = 'comment' | 'line' | 'discussion-comment'

/** Issues, pull requests and discussions of a repository are numbered together. */
export const threadRef = (repo: string, number: number) => `${repo.toLowerCase()}#${number}`
export const commentRef = (sort: CommentSort, id: number) => `${sort}:${id}`

export function partyOf(user: GithubUser | null | undefined): Party {
  if (!user) return { kind, value: 'ghost', name: 'A deleted account', handle: 'ghost' }
  return {
    kind,
    value: String(user.id),
    name: user.name ? cleanLine(user.name, 200) : null,
    handle: user.login,
    url: user.html_url,
    ...(user.avatar_url && { avatarUrl: user.avatar_url }),
    ...(user.followers != null && { followers: user.followers }),
  }
}

export const profileOf = (user: GithubUser): NetworkProfile => ({
  ...partyOf(user),
  ...profileWords({ bio: user.bio, joinedAt: user.created_at }),
})

/** What is needed to answer it. */
export interface GithubFacts {
  repo: string
  number: number
  place: Place
  nodeId: string
  /** Left out where it begins the thread. */
  sort?: CommentSort
  id?: number
  /** Of the line's first comment, which alone can be answered. */
  top?: number
  /** What a discussion is called where it is answered, and what of it. */
  discussionId?: string
  replyToId?: string
}

interface Written {
  externalId: string
  parentRefs: string[]
  subject: string | null
  form: PostMeta['form']
  facts: GithubFacts
  engagement: PostMeta['engagement']
}

export function issueMessage(issue: Issue, repo: string, us: Ourselves, place?: Place): InboundMessage {
  const { number, node_id: nodeId, comments, reactions } = issue
  const where = place ?? (issue.pull_request === undefined ? 'issue' : 'pull')
  return messageOf(issue, us, {
    externalId: threadRef(repo, number),
    parentRefs: [],
    subject: cleanLine(issue.title, 1000) || null,
    form: 'post',
    facts: { repo, number, place: where, nodeId, ...(where === 'discussion' && { discussionId: nodeId }) },
    engagement: { replies: comments, ...(reactions && { likes: reactions.total_count }) },
  })
}

export interface CommentPlace {
  repo: string
  number: number
  place: Place
  sort: CommentSort
  discussionId?: string
}

export function commentMessage(comment: Comment, at: CommentPlace, us: Ourselves): InboundMessage {
  const { repo, number, place, sort } = at
  const { id, node_id: nodeId, reactions } = comment
  const parent = comment.in_reply_to_id ?? comment.parent_id ?? null
  const root = threadRef(repo, number)
  return messageOf(comment, us, {
    externalId: commentRef(sort, id),
    parentRefs: parent === null ? [root] : [commentRef(sort, parent), root],
    subject: null,
    form: 'comment',
    facts: {
      repo,
      number,
      place,
      sort,
      id,
      nodeId,
      ...(sort === 'line' && { top: parent ?? id }),
      ...(at.discussionId !== undefined && { discussionId: at.discussionId }),
      ...(sort === 'discussion-comment' && parent === null && { replyToId: nodeId }),
    },
    engagement: reactions ? { likes: reactions.total_count } : null,
  })
}

function messageOf(written: Issue | Comment, us: Ourselves, at: Written): InboundMessage {
  const { text, html } = renderMarkdown(written.body ?? '')
  const words = text || at.subject || ''
  return {
    externalId: at.externalId,
    direction: written.user?.id === us.id ? 'out' : 'in',
    author: partyOf(written.user),
    subject: at.subject,
    text: words,
    trimmedText: withoutName(words, us.login),
    html,
    sentAt: new Date(written.created_at),
    thread: { ownRef: at.externalId, parentRefs: at.parentRefs, tokens: [] },
    mail: null,
    post: {
      form: at.form,
      audience: 'public',
      url: written.html_url,
      place: { id: at.facts.repo, name: at.facts.repo },
      to: [],
      repeats: null,
      engagement: at.engagement,
      editedAt: null,
      deletedAt: null,
      facts: { ...at.facts },
    },
    addressed: written.user?.id !== us.id && (!us.onlyNamed || names(written.body ?? '', us.login)),
    attachments: [],
    raw: rawOf(at.facts, written),
  }
}

/** As it is kept: without its place nobody could read it again. */
export const rawOf = (at: object, written: unknown) => Buffer.from(JSON.stringify({ at, written }))

/** Whom it is for stands at the beginning. */
const withoutName = (text: string, login: string) =>
  text.replace(new RegExp(`^@${RegExp.escape(login)}[,:]?\\s+`, 'i'), '')

/** Whether somebody is called by name, as GitHub tells them of it. */
export const names = (body: string, login: string) =>
  new RegExp(`(^|[^\\w/@-])@${RegExp.escape(login)}(?![\\w-])`, 'i').test(body)

export function editOf(written: Issue | Comment, externalId: string): InboundChange {
  const { text, html } = renderMarkdown(written.body ?? '')
  const words = text || ('title' in written ? written.title : '')
  return { externalId, at: new Date(written.updated_at), kind: 'edited', text: words, html }
}

/** `https://api.github.com/repos/octo/repo/issues/7` ends with the number, and so do its comments' addresses. */
export const numberAt = (url: string | undefined) => Number(/\/(\d+)$/.exec(url ?? '')?.[1] ?? Number.NaN)
