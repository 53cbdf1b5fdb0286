import type { InboundBatch, InboundMessage } from '@hubbub/contracts'
import type { z } from 'zod'
import type { ChannelContext } from '../context.ts'
import type { PullInput } from '../contract.ts'
import {
  type Answer,
  answerSchema,
  commentSchema,
  excerptSchema,
  postSchema,
  type Question,
  questionSchema,
} from './api-types.ts'
import { pageSize, type StackClient, walkPages } from './client.ts'
import { keepOnly } from '../listening/keep-only.ts'
import type { StackSettings } from './config.ts'
import { newest, parseStackCursor, type StackCursor } from './cursor.ts'
import { answerMessage, commentMessage, questionMessage, type SitePlace } from './mapper.ts'

export interface StackDeps extends Pick<ChannelContext, 'clock'> {
  client: StackClient
  settings: StackSettings
  pace: { nextAt: number }
  /** How many posts it is affordable to look for comments below: a hundred cost a request. */
  room: number
}

const daySeconds = 86_400
/** Answers are kept for a minute on their side. */
const overlapSeconds = 120

/** What belongs to us, then tags with their answers, then words, then comments below all that. */
export async function* pullStack(
  deps: StackDeps,
  { cursor: stored, signal }: PullInput,
): AsyncGenerator<InboundBatch> {
  signal.throwIfAborted()
  const { settings, clock, pace } = deps
  const now = Math.floor(clock.now().getTime() / 1000)
  if (now < pace.nextAt) return
  const first = now - settings.importDays * daySeconds
  let cursor = parseStackCursor(stored)
  const place = await placeOf(deps, signal)
  const look = { ...deps, place, signal }
  const names = sourcesOf(look, () => cursor.posts).map(([name]) => name)
  cursor = { ...cursor, at: keepOnly(cursor.at, names) }
  for (const [name, hear] of sourcesOf(look, () => cursor.posts)) {
    const from = Math.max(first, (cursor.at[name] ?? first) - overlapSeconds)
    for await (const found of hear(from)) {
      const fresh = found.messages.filter(
        ({ externalId, sentAt }) => !(externalId in cursor.told) && sentAt.getTime() >= from * 1000,
      )
      const told = { ...cursor.told, ...timesOf(fresh) }
      const posts = newest({ ...cursor.posts, ...found.posts }, deps.room)
      const at = { ...cursor.at, [name]: Math.max(cursor.at[name] ?? 0, found.last) }
      cursor = { v: 1, at, told: lately(told, Math.min(now, found.last)), posts }
      const unreadable = found.unread.map(setAside)
      if (fresh.length + unreadable.length > 0) yield { messages: fresh, unreadable, cursor }
    }
    cursor = { ...cursor, at: { ...cursor.at, [name]: now } }
  }
  pace.nextAt = now + settings.everyMinutes * 60
  yield { messages: [], unreadable: [], cursor }
}

interface Found {
  messages: InboundMessage[]
  unread: unknown[]
  posts: StackCursor['posts']
  /** Up to when this source is through. */
  last: number
}
type Look = StackDeps & { place: SitePlace; signal: AbortSignal }

type Source = [string, (from: number) => AsyncGenerator<Found>]

/** What belongs to us comes first: who speaks to us is known there. */
function sourcesOf(look: Look, posts: () => StackCursor['posts']): Source[] {
  const { tags, words, userId } = look.settings
  return [
    ...(userId === undefined ? [] : [['own', (from) => answersToUs(look, from)] satisfies Source]),
    ...tags.map((tag): Source => [`tag ${tag}`, (from) => tagged(look, tag, from)]),
    ...words.map((line): Source => [`words ${line}`, (from) => worded(look, line, from)]),
    ['comments', (from) => comments(look, posts(), from)],
  ]
}

async function placeOf({ client, settings }: StackDeps, signal: AbortSignal): Promise<SitePlace> {
  const { site, userId } = settings
  if (userId === undefined) return { site, userId, mine: new Set() }
  const { items } = await client.page(`/users/${userId}/posts`, { sort: 'creation', order: 'desc' }, signal)
  const posts = items.flatMap((item) => postSchema.safeParse(item).data ?? [])
  return { site, userId, mine: new Set(posts.map(({ post_id: id }) => id)) }
}

/** Questions that moved, and what was answered below them. Only then is the search through with them. */
async function* tagged(look: Look, tag: string, from: number): AsyncGenerator<Found> {
  const { client, place, signal } = look
  const params = { tagged: tag, sort: 'activity' }
  const walk = { params, by: 'last_activity_date', from, signal } as const
  for await (const { items, unread, last } of walkPages(client, '/questions', questionSchema, walk)) {
    const messages = items.map((question) => questionMessage(question, place))
    yield { messages, unread, posts: postsOf(items), last: from }
    yield* answersBelow(
      look,
      items.map(({ question_id: id }) => id),
      from,
    )
    yield { messages: [], unread: [], posts: {}, last }
  }
}

type Below = Pick<Look, 'client' | 'place' | 'signal'>

async function* answersBelow(
  { client, place, signal }: Below,
  questions: readonly number[],
  from: number,
): AsyncGenerator<Found> {
  for (const ids of inPages(questions)) {
    const walk = { params: { sort: 'creation' }, by: 'creation_date', from, signal } as const
    const method = `/questions/${ids.join(';')}/answers`
    for await (const { items, unread } of walkPages(client, method, answerSchema, walk)) {
      const messages = items.map((answer) => answerMessage(answer, place))
      yield { messages, unread, posts: postsOf(items), last: from }
    }
  }
}

/** Only pieces of what has the words are told; the whole is asked for. */
async function* worded({ client, place, signal }: Look, words: string, from: number): AsyncGenerator<Found> {
  const walk = { params: { q: words, sort: 'creation' }, by: 'creation_date', from, signal } as const
  for await (const { items, unread, last } of walkPages(client, '/search/excerpts', excerptSchema, walk)) {
    const answers = items.flatMap(({ answer_id: id }) => id ?? [])
    const questions = items.filter(({ answer_id: id }) => id === undefined).map(({ question_id: id }) => id)
    const whole = async <Schema extends z.ZodType>(
      method: string,
      ids: readonly number[],
      schema: Schema,
    ) => {
      if (ids.length === 0) return []
      const path = `${method}/${[...new Set(ids)].join(';')}`
      const found = await client.page(path, { sort: 'creation', order: 'asc' }, signal)
      return found.items.flatMap((item) => schema.safeParse(item).data ?? []) as z.output<Schema>[]
    }
    const asked = await whole('/questions', questions, questionSchema)
    const answered = await whole('/answers', answers, answerSchema)
    const messages = [
      ...asked.map((question) => questionMessage(question, place)),
      ...answered.map((answer) => answerMessage(answer, place)),
    ].toSorted((one, other) => one.sentAt.getTime() - other.sentAt.getTime())
    yield { messages, unread, posts: { ...postsOf(asked), ...postsOf(answered) }, last }
  }
}

/** Answers and comments below what we wrote, and comments that call us by name. */
async function* answersToUs(look: Look, from: number): AsyncGenerator<Found> {
  const { client, place, signal, settings } = look
  const mine = [...place.mine]
  yield* answersBelow(look, mine, from)
  yield* comments(look, Object.fromEntries(mine.map((id) => [String(id), [from, id]])), from)
  const walk = { params: { sort: 'creation' }, by: 'creation_date', from, signal } as const
  const method = `/users/${settings.userId}/mentioned`
  for await (const { items, unread, last } of walkPages(client, method, commentSchema, walk)) {
    const messages = items.map((comment) => commentMessage(comment, place, { named: true }))
    yield { messages, unread, posts: {}, last }
  }
}

async function* comments(
  { client, place, signal }: Below,
  posts: StackCursor['posts'],
  from: number,
): AsyncGenerator<Found> {
  for (const ids of inPages(Object.keys(posts))) {
    const walk = { params: { sort: 'creation' }, by: 'creation_date', from, signal } as const
    for await (const { items, unread } of walkPages(
      client,
      `/posts/${ids.join(';')}/comments`,
      commentSchema,
      walk,
    )) {
      const messages = items.map((comment) =>
        commentMessage(comment, place, { question: posts[String(comment.post_id)]?.[1] }),
      )
      yield { messages, unread, posts: {}, last: from }
    }
  }
}

function postsOf(said: readonly (Question | Answer)[]): StackCursor['posts'] {
  return Object.fromEntries(
    said.map((one) => {
      const id = 'answer_id' in one ? one.answer_id : one.question_id
      const moved = 'last_activity_date' in one ? one.last_activity_date : one.creation_date
      return [String(id), [moved, one.question_id]]
    }),
  )
}

function* inPages<T>(all: readonly T[]): Generator<T[]> {
  for (let at = 0; at < all.length; at += pageSize) yield all.slice(at, at + pageSize)
}

const timesOf = (messages: readonly InboundMessage[]) =>
  Object.fromEntries(
    messages.map(({ externalId, sentAt }) => [externalId, Math.floor(sentAt.getTime() / 1000)]),
  )

const lately = (told: StackCursor['told'], since: number) =>
  Object.fromEntries(Object.entries(told).filter(([, at]) => at > since - 2 * overlapSeconds))

const setAside = (found: unknown) => ({
  externalId: `unknown ${JSON.stringify(found).slice(0, 60)}`,
  direction: 'in' as const,
  reason: 'It is no question, no answer and no comment',
  raw: Buffer.from(JSON.stringify(found)),
})
