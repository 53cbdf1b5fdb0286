import type { Mention } from '@hubbub/contracts'
import { describe, expect, it } from 'vitest'
import { type MentionPages, mentionsOf, withHead, withMention } from './mention-pages.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 4, 4, 10, minute)).toISOString()
const mention = (id: string, minute: number, rest: Partial<Mention> = {}): Mention => ({
  id,
  channel: { id: 'ch', name: 'X', kind: 'x' },
  author: {
    value: 'kim',
    name: 'Kim',
    handle: 'kim',
    url: null,
    avatarUrl: null,
    followers: null,
    verified: false,
    contactId: null,
    blocked: false,
  },
  subject: null,
  text: id,
  post: null,
  former: [],
  context: [],
  attachments: [],
  language: 'en',
  sentiment: null,
  marks: null,
  labels: [],
  care: null,
  alike: null,
  spam: null,
  state: 'open',
  marked: null,
  sentAt: at(minute),
  createdAt: at(minute),
  version: 1,
  ...rest,
})
const pages = (...items: Mention[][]): MentionPages => ({
  pages: items.map((one, index) => ({ items: one, cursor: index === items.length - 1 ? null : `${index}` })),
  pageParams: [],
})
const ids = (data: MentionPages | null) => data && mentionsOf(data).map(({ id }) => id)

describe('withHead', () => {
  const here = pages([mention('c', 3), mention('b', 2)], [mention('a', 1)])
  it('puts on top what is new, in order of time', () => {
    const head = { items: [mention('d', 4), mention('c', 3), mention('late', 2.5)], cursor: 'x' }
    expect(ids(withHead(here, head))).toEqual(['d', 'c', 'late', 'b', 'a'])
  })
  it('sees a hole where nothing of it is known', () => {
    expect(withHead(here, { items: [mention('z', 9)], cursor: 'more' })).toBeNull()
    expect(ids(withHead(pages([]), { items: [mention('z', 9)], cursor: null }))).toEqual(['z'])
  })
  it('is the same where nothing is new', () => {
    expect(withHead(here, { items: [mention('c', 3)], cursor: 'x' })).toBe(here)
  })
})

describe('withMention', () => {
  const here = pages([mention('c', 3), mention('a', 1)])
  it('replaces, takes out and brings back, each where it belongs', () => {
    const labelled = mention('c', 3, { version: 2, text: 'new' })
    expect(mentionsOf(withMention(here, labelled, {}))[0]?.text).toBe('new')
    expect(ids(withMention(here, mention('c', 3, { version: 2, state: 'done' }), {}))).toEqual(['a'])
    expect(ids(withMention(here, mention('b', 2), {}))).toEqual(['c', 'b', 'a'])
    expect(ids(withMention(here, mention('0', 0), {}))).toEqual(['c', 'a', '0'])
  })
  it('does not go back to what it was', () => {
    const newer = pages([mention('c', 3, { version: 3 })])
    expect(withMention(newer, mention('c', 3, { version: 2, state: 'done' }), {})).toBe(newer)
  })
  it('leaves what is further down to its page, and what words must find to the server', () => {
    const more: MentionPages = { pages: [{ items: [mention('c', 3)], cursor: 'x' }], pageParams: [] }
    expect(ids(withMention(more, mention('a', 1), {}))).toEqual(['c'])
    expect(ids(withMention(here, mention('b', 2), { q: 'b' }))).toEqual(['c', 'a'])
    expect(ids(withMention(here, mention('b', 2), { language: 'fr' }))).toEqual(['c', 'a'])
  })
})
