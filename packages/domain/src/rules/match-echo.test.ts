import type { Party, PostMeta, PostRef } from '@hubbub/contracts'
import { expect, test } from 'vitest'
import { matchEchoes } from './match-echo.ts'
import { sentRef } from './post-thread.ts'

const kim: Party = { kind: 'plain', value: 'kim', name: null }
const meta = (audience: PostMeta['audience']): PostMeta => ({
  form: 'reply',
  audience,
  url: null,
  place: null,
  to: [],
  repeats: null,
  engagement: null,
  editedAt: null,
  deletedAt: null,
  facts: {},
})
const parent: PostRef = { externalId: 'a', author: kim, post: meta('public') }
const envelope = (audience: 'public' | 'direct', text = 'Look at https://shop.test/very/long') => ({
  form: 'post' as const,
  messageId: 'ours',
  audience,
  to: kim,
  text,
  inReplyTo: parent,
  root: null,
})
const at = new Date('2026-03-02T10:00:00Z')
const undecided = { messageId: 'm', envelope: envelope('public'), since: at }
const echo = (rest: Partial<Parameters<typeof matchEchoes>[0][number]> = {}) => ({
  externalId: 'e',
  direction: 'out' as const,
  subject: null,
  text: '@kim look at https://sho.rt/1',
  post: meta('public'),
  thread: { ownRef: 'e', parentRefs: ['a'], tokens: [] },
  sentAs: null,
  sentAt: at,
  ...rest,
})
const matched = (one: ReturnType<typeof echo>) => matchEchoes([one], [undecided]).get('e')?.messageId ?? null

test.each([
  ['though links are shortened and the name is added', {}, 'm'],
  ['by our own id, whatever it says', { sentAs: 'ours', text: 'else' }, 'm'],
  ['but not under another id', { sentAs: 'theirs' }, null],
  ['but not with other words', { text: 'Something else' }, null],
  ['but not below another post', { thread: { ownRef: 'e', parentRefs: ['b'], tokens: [] } }, null],
  ['but not in private', { post: meta('direct') }, null],
  ['but not from before', { sentAt: new Date(at.getTime() - 600_000) }, null],
  ['but not what a customer says', { direction: 'in' as const }, null],
])('a post of ours is known when it comes back, %s', (_how, rest, expected) => {
  expect(matched(echo(rest))).toBe(expected)
})

test('one echo is one post, and the same words sent twice are two', () => {
  const twice = [undecided, { ...undecided, messageId: 'n' }]
  const both = matchEchoes([echo(), echo({ externalId: 'f' })], twice)
  expect([...both].map(([id, { messageId }]) => [id, messageId])).toEqual([
    ['e', 'm'],
    ['f', 'n'],
  ])
})

test('what answers a private answer to a public post goes on in private, as a thread of its own', () => {
  expect(sentRef(envelope('public'), 'e')).toBe('e')
  expect(sentRef(envelope('direct'), 'e')).toBeNull()
  const direct = { ...envelope('direct'), inReplyTo: { ...parent, post: meta('direct') } }
  expect(sentRef(direct, 'e')).toBe('direct e')
})

test.each([
  ['with its title', { subject: 'News', text: 'Green tea is here' }, 'm'],
  ['with what stood before it', { text: 'News\n\nGreen tea is here' }, 'm'],
  ['without either', { text: 'Green tea is here' }, 'm'],
  ['but not under another title', { subject: 'Olds', text: 'Green tea is here' }, null],
  ['but not below a post', { thread: { ownRef: 'e', parentRefs: ['a'], tokens: [] } }, null],
])('a post that answers nothing is known when it comes back, %s', (_how, rest, expected) => {
  const own = { ...undecided.envelope, inReplyTo: null, to: null, text: 'Green tea is here' }
  const post = { ...undecided, envelope: { ...own, fields: { title: 'News', community: 'tea' } } }
  const top = { thread: { ownRef: 'e', parentRefs: [], tokens: [] }, text: 'Green tea is here', ...rest }
  expect(matchEchoes([echo(top)], [post]).get('e')?.messageId ?? null).toBe(expected)
})
