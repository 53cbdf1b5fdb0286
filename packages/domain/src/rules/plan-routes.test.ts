import type { MailMeta, Party } from '@hubbub/contracts'
import { expect, test } from 'vitest'
import type { ContactRef, RoutableConversation, RoutableMessage } from '../ports/routing.ts'
import { planRoutes, type RouteState } from './plan-routes.ts'
import { routeEvents } from './route-events.ts'

const now = new Date('2026-03-02T12:00:00Z')
const person = (value: string): Party => ({ kind: 'email', value, name: null })
const mail = (to: string[], cc: string[] = []): MailMeta => ({
  from: [],
  to: to.map(person),
  cc: cc.map(person),
  bcc: [],
  replyTo: [],
  autoSubmitted: false,
  bulk: false,
})

function message(id: string, rest: Partial<RoutableMessage> = {}): RoutableMessage {
  return {
    id,
    externalId: `${id}@mail`,
    direction: 'in',
    author: person('ada@example.org'),
    subject: 'Order 7',
    text: `text of ${id}`,
    mail: mail(['help@shop.test']),
    post: null,
    addressed: true,
    thread: { ownRef: `${id}@mail`, parentRefs: [], tokens: [] },
    automatic: false,
    sentAt: new Date('2026-03-02T10:00:00Z'),
    trace: `trace of ${id}`,
    language: 'en',
    sentiment: { label: 'neutral', score: 0 },
    marks: [],
    ...rest,
  }
}

const contact = (id: string, rest: Partial<ContactRef> = {}): ContactRef => ({
  id,
  name: id,
  blocked: false,
  version: 1,
  created: false,
  ...rest,
})

const conversation: RoutableConversation = {
  id: 'k',
  number: 1,
  contactId: 'contact-ada',
  status: 'resolved',
  priority: 'none',
  assigneeId: 'agent',
  teamId: 'team',
  inboundCount: 1,
  sentiment: null,
  marks: [],
  waitingSince: null,
  firstReplyAt: null,
  preview: '',
  previewDirection: 'out',
  lastActivityAt: new Date('2026-03-01T10:00:00Z'),
  version: 4,
  participants: ['Ada+shop@example.org'],
}

const channel: RouteState['channel'] = {
  id: 'channel',
  brandId: 'brand',
  defaultTeamId: 'team',
  addresses: ['help@shop.test'],
  markRoutes: [],
}

function state(messages: RoutableMessage[], rest: Partial<RouteState> = {}): RouteState {
  return {
    channel,
    messages,
    refs: new Map(),
    conversations: [],
    contacts: new Map([
      ['ada@example.org', contact('contact-ada', { created: true })],
      ['bob@firm.test', contact('contact-bob')],
    ]),
    ...rest,
  }
}

function plan(given: RouteState) {
  let next = 0
  return planRoutes(given, { now, newId: () => `new-${++next}`, conversationOf: () => null })
}

test('several messages of a new thread are one conversation, written once', () => {
  const given = state([
    message('b', {
      thread: { ownRef: 'b@mail', parentRefs: ['a@mail'], tokens: [] },
      sentAt: new Date('2026-03-02T11:00:00Z'),
    }),
    message('a'),
  ])
  const { plan: written, placed } = plan(given)
  expect(written.created).toMatchObject([
    {
      id: 'new-1',
      threadKey: 'a@mail',
      inboundCount: 2,
      preview: 'text of b',
      teamId: 'team',
      subject: 'Order 7',
      version: 1,
    },
  ])
  expect(written.moved).toEqual([])
  expect(placed.map(({ conversationId }) => conversationId)).toEqual(['new-1', 'new-1'])
  expect(written.messages).toMatchObject([{ id: 'a', authorContactId: 'contact-ada' }, { id: 'b' }])
})

test('a reply opens its conversation, whose version rises once for the whole batch', () => {
  const refs = new Map([['old@mail', 'k']])
  const answer = (id: string) =>
    message(id, { thread: { ownRef: `${id}@mail`, parentRefs: ['old@mail'], tokens: [] } })
  const given = state([answer('x'), answer('y')], { refs, conversations: [conversation] })
  const { plan: written } = plan(given)
  expect(written.moved).toMatchObject([{ id: 'k', status: 'open', version: 5, inboundCount: 3 }])
  expect(written.activities).toMatchObject([
    { conversationId: 'k', activity: { from: 'resolved', to: 'open' } },
  ])
  expect(written.refs).toContainEqual({ ref: 'x@mail', conversationId: 'k', own: true })
  expect(written.refs).toContainEqual({ ref: 'old@mail', conversationId: 'k', own: false })
})

test('everybody who was addressed takes part, but never we', () => {
  const { plan: written } = plan(
    state([message('a', { mail: mail(['Help+token@shop.test', 'cc@other.test'], ['eve@x.test']) })]),
  )
  expect(written.participants.map(({ value }) => value)).toEqual([
    'ada@example.org',
    'cc@other.test',
    'eve@x.test',
  ])
})

test('our own mail from elsewhere is about the person it went to', () => {
  const own = message('o', {
    direction: 'out',
    author: person('help@shop.test'),
    mail: mail(['bob@firm.test']),
  })
  const { plan: written, placed } = plan(state([own]))
  expect(written.created).toMatchObject([{ contactId: 'contact-bob', status: 'pending', inboundCount: 0 }])
  expect(written.messages).toMatchObject([{ authorContactId: null }])
  expect(placed[0]?.contact?.id).toBe('contact-bob')
})

test('a blocked person’s mail is resolved from the start', () => {
  const contacts = new Map([['ada@example.org', contact('contact-ada', { blocked: true })]])
  expect(plan(state([message('a')], { contacts })).plan.created).toMatchObject([
    { status: 'resolved', resolvedAt: now },
  ])
})

test('events tell of the arrival, then of what it caused, to those who may see it', () => {
  const refs = new Map([['old@mail', 'k']])
  const given = state(
    [message('a'), message('x', { thread: { ownRef: 'x@mail', parentRefs: ['old@mail'], tokens: [] } })],
    { refs, conversations: [conversation] },
  )
  const { received, consequences } = routeEvents(plan(given), given)
  expect(received).toMatchObject([
    {
      type: 'message.received',
      subjectId: 'a',
      trace: 'trace of a',
      actor: { kind: 'contact', id: 'contact-ada' },
    },
    { type: 'message.received', subjectId: 'x', data: { audience: { assigneeId: 'agent', teamId: 'team' } } },
  ])
  const caused = consequences((id) => `event of ${id}`)
  expect(caused.map(({ type, subjectId, causeId }) => [type, subjectId, causeId])).toEqual([
    ['contact.created', 'contact-ada', 'event of a'],
    ['conversation.created', 'new-1', 'event of a'],
    ['conversation.updated', 'k', 'event of x'],
    ['message.created', 'new-2', 'event of x'],
  ])
  expect(caused[2]).toMatchObject({
    version: 5,
    trace: 'trace of x',
    data: { changes: [{ from: 'resolved', to: 'open' }] },
  })
})

test('a mark raises the priority and names the team of what begins, and raises again what goes on', () => {
  const markRoutes: RouteState['channel']['markRoutes'] = [
    { kind: 'complaint', priority: 'medium', teamId: 'complaints' },
    { kind: 'churn', priority: 'high', teamId: 'keepers' },
    { kind: 'question', priority: null, teamId: null },
  ]
  const about = { channel: { ...channel, markRoutes } }
  const begun = plan(state([message('a', { marks: ['churn', 'complaint'] })], about)).plan
  expect(begun.created).toMatchObject([
    { priority: 'high', teamId: 'keepers', marks: ['churn', 'complaint'], version: 1 },
  ])
  expect(begun.activities).toEqual([])
  const reply = (marks: RoutableMessage['marks'], rest: Partial<RoutableMessage> = {}) =>
    message('b', { thread: { ownRef: 'b@mail', parentRefs: ['a@mail'], tokens: [] }, marks, ...rest })
  const going = (rest: Partial<RoutableConversation>, sent: RoutableMessage) =>
    plan(
      state([sent], {
        ...about,
        refs: new Map([['a@mail', 'k']]),
        conversations: [{ ...conversation, status: 'open', participants: ['ada@example.org'], ...rest }],
      }),
    ).plan
  const raised = going({ priority: 'low' }, reply(['complaint']))
  expect(raised.moved).toMatchObject([{ priority: 'medium', teamId: 'team', version: 5 }])
  expect(raised.activities).toMatchObject([{ activity: { type: 'priority', from: 'low', to: 'medium' } }])
  expect(going({ priority: 'urgent' }, reply(['churn'])).moved).toMatchObject([{ priority: 'urgent' }])
  for (const quiet of [{ automatic: true }, { imported: { id: 'past', open: true } }])
    expect(going({ priority: 'low' }, reply(['churn'], quiet)).activities).toEqual([])
})
