import type { Party, PostMeta } from '@hubbub/contracts'
import { describe, expect, test } from 'vitest'
import type { Ancestor, ContactRef, RoutableConversation, RoutableMessage } from '../ports/routing.ts'
import { planRoutes, type RouteState } from './plan-routes.ts'

const now = new Date('2026-03-02T12:00:00Z')
const person = (value: string): Party => ({ kind: 'plain', value, name: value })
const shop = person('shop')
const kim = person('kim')
const lee = person('lee')

interface Said extends Partial<Omit<RoutableMessage, 'post'>> {
  parents?: string[]
  post?: Partial<PostMeta>
}

function said(id: string, { parents = [], post = {}, ...rest }: Said = {}): RoutableMessage {
  return {
    id: `m-${id}`,
    externalId: id,
    direction: 'in',
    author: kim,
    subject: null,
    text: id,
    mail: null,
    post: {
      form: 'post',
      audience: 'public',
      url: null,
      place: null,
      to: [],
      repeats: null,
      engagement: null,
      editedAt: null,
      deletedAt: null,
      facts: {},
      ...post,
    },
    addressed: true,
    thread: { ownRef: id, parentRefs: parents, tokens: [] },
    automatic: false,
    sentAt: new Date('2026-03-02T10:00:00Z'),
    trace: null,
    language: 'en',
    sentiment: { label: 'neutral', score: 0 },
    marks: [],
    ...rest,
  }
}

const contact = (id: string): ContactRef => ({ id, name: id, blocked: false, version: 1, created: false })
const standing = (id: string, participants: string[]): RoutableConversation => ({
  id,
  number: 1,
  contactId: 'kim',
  status: 'resolved',
  priority: 'none',
  assigneeId: null,
  teamId: null,
  inboundCount: 1,
  sentiment: null,
  marks: [],
  waitingSince: null,
  firstReplyAt: null,
  preview: '',
  previewDirection: 'out',
  lastActivityAt: new Date('2026-03-01T10:00:00Z'),
  version: 4,
  participants,
})
const stored = (externalId: string, rest: Partial<Ancestor> = {}): Ancestor => ({
  id: `m-${externalId}`,
  externalId,
  conversationId: null,
  direction: 'in',
  audience: 'public',
  author: kim,
  version: 1,
  ...rest,
})

function plan(messages: RoutableMessage[], rest: Partial<RouteState> = {}) {
  let next = 0
  const state: RouteState = {
    channel: { id: 'channel', brandId: 'brand', defaultTeamId: null, addresses: ['shop'], markRoutes: [] },
    messages,
    refs: new Map(),
    conversations: [],
    contacts: new Map([kim, lee].map(({ value }) => [value, contact(value)])),
    ...rest,
  }
  const { plan: made } = planRoutes(state, { now, newId: () => `new${++next}`, conversationOf: () => null })
  return {
    ...made,
    place: Object.fromEntries(made.messages.map(({ id, conversationId }) => [id, conversationId])),
    heardIds: made.heard.map(({ id }) => id),
  }
}
/** The references that a conversation of Kim's with the root `a` is known by. */
const threadOfKim = {
  refs: new Map(['a', 'a by kim'].map((ref) => [ref, 'k'])),
  conversations: [standing('k', ['kim'])],
}

describe('what is said to us', () => {
  test('begins a conversation of its own for everybody who comments on one post', () => {
    const { created, place } = plan([
      said('c1', { parents: ['a'] }),
      said('c2', { parents: ['a'], author: lee }),
      said('c3', { parents: ['a'] }),
    ])
    expect(
      created.map(({ contactId, threadKey, possiblyRelated }) => [contactId, threadKey, possiblyRelated]),
    ).toEqual([
      ['kim', 'a by kim', null],
      ['lee', 'a by lee', null],
    ])
    expect(place['m-c3']).toBe(place['m-c1'])
    expect(place['m-c2']).not.toBe(place['m-c1'])
  })

  test('goes on where its author takes part, and opens it again', () => {
    const { place, moved } = plan([said('b', { parents: ['a'] })], threadOfKim)
    expect(place).toEqual({ 'm-b': 'k' })
    expect(moved).toMatchObject([{ id: 'k', status: 'open', version: 5 }])
  })

  test('in private is another conversation than in public, though one post began both', () => {
    const direct: Partial<PostMeta> = { audience: 'direct', to: [shop] }
    const { created } = plan([said('d', { parents: ['a'], post: direct })], {
      ...threadOfKim,
      ancestors: [stored('a', { conversationId: 'k' })],
    })
    expect(created).toMatchObject([{ threadKey: 'direct a by kim', possiblyRelated: 'k' }])
  })

  test('in a closed room belongs to the room, whoever speaks', () => {
    const room = { audience: 'direct', place: { id: 'room', name: null } } as const
    const { created, place } = plan([
      said('r1', { parents: ['room'], post: room }),
      said('r2', { parents: ['room'], post: room, author: lee }),
    ])
    expect(created).toHaveLength(1)
    expect(place['m-r2']).toBe(place['m-r1'])
  })

  test('in a thread among members is one conversation, whoever goes on in it', () => {
    const among = { audience: 'followers', place: { id: 'a', name: '#help' } } as const
    const { created, place } = plan([
      said('a', { post: among }),
      said('b', { parents: ['a'], post: among, author: lee, addressed: false }),
    ])
    expect(created).toHaveLength(1)
    expect(place['m-b']).toBe(place['m-a'])
  })

  test('by somebody else below what a customer said is theirs, and named as related', () => {
    const { created } = plan([said('b', { parents: ['a'], author: lee })], {
      ...threadOfKim,
      ancestors: [stored('a', { conversationId: 'k' })],
    })
    expect(created).toMatchObject([{ contactId: 'lee', possiblyRelated: 'k' }])
  })
})

describe('what is only heard', () => {
  test('opens nothing and makes nobody wait', () => {
    const { created, messages, heardIds } = plan([said('h', { addressed: false })])
    expect([created, messages, heardIds]).toEqual([[], [], ['m-h']])
  })

  test('amid a conversation is shown there, quietly if a stranger spoke', () => {
    const { place, moved, participants } = plan(
      [said('h', { parents: ['a'], author: lee, addressed: false })],
      { ...threadOfKim, ancestors: [stored('a', { conversationId: 'k' })] },
    )
    expect(place).toEqual({ 'm-h': 'k' })
    expect(moved).toMatchObject([{ status: 'resolved', waitingSince: null, inboundCount: 2 }])
    expect(participants).toEqual([])
  })

  test('below a post of ours that has no conversation stays by itself', () => {
    const { heardIds } = plan([said('h', { parents: ['own'], author: lee, addressed: false })], {
      refs: new Map([['own', 'k']]),
      conversations: [standing('k', ['kim'])],
      ancestors: [stored('own', { direction: 'out', author: shop })],
    })
    expect(heardIds).toEqual(['m-h'])
  })

  test.each(['stored', 'in the same batch'])('is taken in, %s, once its author turns to us', (where) => {
    const first = said('a', { addressed: false })
    const then = said('b', { parents: ['a'] })
    const earlier = where === 'stored'
    const { created, adopted, place, refs, heardIds } = plan(earlier ? [then] : [first, then], {
      ancestors: earlier ? [stored('a')] : [],
    })
    const [{ id } = { id: '' }] = created
    expect(created).toMatchObject([{ contactId: 'kim', inboundCount: 2 }])
    expect(heardIds).toEqual([])
    expect(place['m-b']).toBe(id)
    if (earlier)
      expect(adopted).toEqual([{ id: 'm-a', conversationId: id, authorContactId: 'kim', version: 2 }])
    else expect(place['m-a']).toBe(id)
    expect(refs).toContainEqual({ ref: 'a', conversationId: id, own: true })
  })
})

describe('what we said elsewhere', () => {
  test('to nobody has no conversation; what answers it has', () => {
    const { heardIds, created, place } = plan([
      said('own', { direction: 'out', author: shop }),
      said('c', { parents: ['own'] }),
    ])
    expect(heardIds).toEqual(['m-own'])
    expect(created).toMatchObject([{ contactId: 'kim' }])
    expect(Object.keys(place)).toEqual(['m-c'])
  })

  test('in answer to a mention begins a conversation with the mention, and waits for its author', () => {
    const { created, adopted } = plan([said('own', { direction: 'out', author: shop, parents: ['a'] })], {
      ancestors: [stored('a')],
    })
    expect(created).toMatchObject([{ contactId: 'kim', status: 'pending', inboundCount: 1 }])
    expect(adopted).toMatchObject([{ id: 'm-a' }])
  })

  test('goes on in the conversation of whom it answers', () => {
    const { place } = plan([said('own', { direction: 'out', author: shop, parents: ['a'] })], threadOfKim)
    expect(place).toEqual({ 'm-own': 'k' })
  })
})
