import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ThreadTail } from '../ports/messages.ts'
import {
  boundReferences,
  composeReply,
  defaultCc,
  defaultTo,
  parseAddress,
  replySubject,
} from './reply-envelope.ts'

const party = (value: string, name: string | null = null) => ({ kind: 'email' as const, value, name })
const mail = {
  from: [party('kim@example.org')],
  to: [],
  cc: [],
  bcc: [],
  replyTo: [],
  autoSubmitted: false,
  bulk: false,
}
const tail: ThreadTail = {
  channel: {
    kind: 'email',
    id: 'c1',
    settings: {},
    account: null,
    address: 'help@northwind.example',
    fromName: 'Northwind',
    plusAddressing: true,
    enabled: true,
    health: 'connected',
  },
  brandSignature: '',
  contact: { name: 'Kim', blocked: false },
  last: { direction: 'in', subject: 'Grinder', mail, author: { value: 'kim@example.org', name: 'Kim' } },
  refs: ['a@x', 'b@x'],
  posts: { last: null, root: null, addressee: null },
}
const last = (change: Partial<NonNullable<ThreadTail['last']>>): ThreadTail['last'] => ({
  direction: 'in',
  subject: null,
  mail,
  author: { value: 'kim@example.org', name: null },
  ...change,
})
const draft = { id: '0190', threadToken: 'tok', plusAddressing: true, subject: 'Grinder', text: 'Hello' }

test('a reply carries its thread in every place a mail can', () => {
  expect(composeReply(tail, draft)).toMatchObject({
    messageId: 'hub.0190.tok@northwind.example',
    replyTo: 'help+tok@northwind.example',
    inReplyTo: 'b@x',
    references: ['a@x', 'b@x'],
    subject: 'Re: Grinder',
    to: [party('kim@example.org')],
    automatic: false,
  })
})

test('a mailbox without plus-addresses gets plain replies', () => {
  expect(composeReply(tail, { ...draft, plusAddressing: false }).replyTo).toBeNull()
})

test('an address that grows too long with its token is left as it is', () => {
  const channel = { ...tail.channel, address: `${'a'.repeat(40)}@northwind.example` }
  const threadToken = 't'.repeat(40)
  expect(composeReply({ ...tail, channel }, { ...draft, threadToken }).replyTo).toBeNull()
})

test('a subject of any length makes one that a mail can carry', () => {
  expect(replySubject('x'.repeat(100_000)).length).toBeLessThanOrEqual(504)
})

test('Reply-To is where a customer wants answers', () => {
  expect(defaultTo({ last: last({ mail: { ...mail, replyTo: [party('desk@example.org')] } }) })).toEqual([
    'desk@example.org',
  ])
})

test('after our own mail the same people are written to', () => {
  expect(
    defaultTo({ last: last({ direction: 'out', mail: { ...mail, to: [party('kim@example.org')] } }) }),
  ).toEqual(['kim@example.org'])
})

test('the others stay in copy, we ourselves and our plus-addresses never', () => {
  const cc = [party('lee@example.org'), party('help+abc@northwind.example')]
  expect(
    defaultCc({ ...tail, last: last({ mail: { ...mail, to: [party('help@northwind.example')], cc } }) }),
  ).toEqual(['lee@example.org'])
})

test('nobody is written to twice in one mail', () => {
  const envelope = composeReply(tail, {
    ...draft,
    to: ['kim@example.org'],
    cc: ['Kim <KIM@example.org>', 'lee@example.org'],
    bcc: ['lee@example.org'],
  })
  expect([envelope.to, envelope.cc, envelope.bcc].map((list) => list.map(({ value }) => value))).toEqual([
    ['kim@example.org'],
    ['lee@example.org'],
    [],
  ])
})

test('a reply to nobody is refused', () => {
  expect(() => composeReply(tail, { ...draft, to: [], cc: [], bcc: [] })).toThrow(
    expect.objectContaining({ code: 'message.no_recipient' }),
  )
})

test.each(['Re: Grinder', 'RE: Grinder', 'AW: Grinder', 'Réf', ''])(
  'the subject of an answer to %j says once that it is one',
  (subject) => {
    expect(replySubject(subject).match(/^(re|aw)\s*:/gi)).toHaveLength(1)
  },
)

test('no header can be smuggled in through a subject or an address', () => {
  expect(replySubject('Hi\r\nBcc: all@example.org')).toBe('Re: Hi Bcc: all@example.org')
  expect(() => parseAddress('a@example.org\r\nBcc: b@example.org')).toThrow(
    expect.objectContaining({ code: 'message.bad_recipient' }),
  )
})

test.each([
  ['ada@example.org', { value: 'ada@example.org', name: null }],
  [' Ada Lovelace <Ada@Example.org> ', { value: 'ada@example.org', name: 'Ada Lovelace' }],
  ['"Lovelace, Ada" <ada@example.org>', { value: 'ada@example.org', name: 'Lovelace, Ada' }],
])('%j is an address', (input, expected) => {
  expect(parseAddress(input)).toMatchObject(expected)
})

test.each(['', 'ada', 'ada@', '@example.org', 'a b@example.org', 'a@example.org, b@example.org'])(
  '%j is none',
  (input) => {
    expect(() => parseAddress(input)).toThrow(expect.objectContaining({ code: 'message.bad_recipient' }))
  },
)

test('references stay bounded, keep their root and their order, and name nothing twice', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 })), (refs) => {
      const bounded = boundReferences(refs)
      const unique = [...new Set(refs)]
      expect(bounded.length).toBeLessThanOrEqual(21)
      expect(bounded[0]).toBe(refs[0])
      expect(bounded.at(-1)).toBe(unique.at(-1))
      expect(bounded).toEqual(unique.filter((ref) => bounded.includes(ref)))
    }),
  )
})
