import { decodeHTML } from 'entities'
import type { InboundMessage, Party } from '@hubbub/contracts'
import { clean, cleanLine } from '../text/clean.ts'
import { htmlToText } from '../text/html-to-text.ts'
import { sanitiseHtml } from '../text/sanitise.ts'
import type { Answer, Comment, Owner, Question } from './api-types.ts'
import { hostOf, kind } from './config.ts'

export interface SitePlace {
  site: string
  userId: number | undefined
  /** Posts of ours: who writes below them speaks to us. */
  mine: ReadonlySet<number>
}

export const postRef = (id: number) => `post:${id}`
export const commentRef = (id: number) => `comment:${id}`

function partyOf(
  { user_id: id, display_name: name, link, profile_image: image }: Owner,
  site: string,
): Party {
  const shown = cleanLine(decodeHTML(name ?? ''), 200)
  return {
    kind,
    // People have another number on each site.
    value: `${site}/${id ?? (shown || 'ghost')}`,
    name: shown || null,
    ...(link !== undefined && { url: link }),
    ...(image !== undefined && { avatarUrl: image }),
  }
}

interface Parts {
  externalId: string
  parents: string[]
  subject: string | null
  form: 'post' | 'reply' | 'comment'
  path: string
  addressed: boolean
  facts: Record<string, unknown>
  replies?: number
}

export function questionMessage(question: Question, place: SitePlace): InboundMessage {
  const { question_id: id, title, tags, answer_count: replies } = question
  return messageOf(question, place, {
    externalId: postRef(id),
    parents: [],
    subject: cleanLine(decodeHTML(title), 1000) || null,
    form: 'post',
    path: `q/${id}`,
    addressed: false,
    facts: { tags },
    replies,
  })
}

export function answerMessage(answer: Answer, place: SitePlace): InboundMessage {
  const { answer_id: id, question_id: question } = answer
  return messageOf(answer, place, {
    externalId: postRef(id),
    parents: [postRef(question)],
    subject: null,
    form: 'reply',
    path: `a/${id}`,
    addressed: place.mine.has(question),
    facts: {},
  })
}

/** @param question the one that what it is about belongs to, where that is known; `named`: it calls us by name. */
export function commentMessage(
  comment: Comment,
  place: SitePlace,
  { question, named = false }: { question?: number | undefined; named?: boolean },
): InboundMessage {
  const { comment_id: id, post_id: post } = comment
  const parents = [postRef(post), ...(question === undefined || question === post ? [] : [postRef(question)])]
  return messageOf(comment, place, {
    externalId: commentRef(id),
    parents,
    subject: null,
    form: 'comment',
    path: `posts/comments/${id}`,
    addressed: named || place.mine.has(post),
    facts: {},
  })
}

function messageOf(said: Question | Answer | Comment, place: SitePlace, parts: Parts): InboundMessage {
  const { site, userId } = place
  const html = clean(sanitiseHtml(said.body).html, 200_000)
  const text = clean(htmlToText(html), 100_000) || parts.subject || ''
  const own = userId !== undefined && said.owner?.user_id === userId
  return {
    externalId: parts.externalId,
    direction: own ? 'out' : 'in',
    author: partyOf(said.owner ?? {}, site),
    subject: parts.subject,
    text,
    trimmedText: text,
    html: html === '' ? null : html,
    sentAt: new Date(said.creation_date * 1000),
    thread: { ownRef: parts.externalId, parentRefs: parts.parents, tokens: [] },
    mail: null,
    post: {
      form: parts.form,
      audience: 'public',
      url: `https://${hostOf(site)}/${parts.path}`,
      place: null,
      to: [],
      repeats: null,
      engagement: {
        likes: Math.max(0, said.score),
        ...(parts.replies !== undefined && { replies: parts.replies }),
      },
      editedAt: null,
      deletedAt: null,
      facts: parts.facts,
    },
    addressed: parts.addressed && !own,
    attachments: [],
    raw: Buffer.from(JSON.stringify(said)),
  }
}
