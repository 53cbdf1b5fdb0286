import type { Delivery, Message } from '@hubbub/contracts'
import { describe, expect, it } from 'vitest'
import { conversationOf, messageOf } from '#lib/testing/conversation.fixtures.ts'
import { activityWords } from './activity-words.ts'
import { deliveryWords } from '#lib/messages/delivery-words.ts'
import { splitQuote, textParts } from '#lib/text-parts.ts'
import { firstUnreadOf, lacksUnread, threadItems } from './thread-items.ts'
import { partWords } from './part-words.ts'
import { transcriptOf } from './transcript.ts'

const at = (day: number, hour = 10) => new Date(2026, 4, day, hour).toISOString()
const said = (id: string, day: number, more: Partial<Message> = {}) =>
  messageOf({ id, sentAt: at(day), ...more })

describe('threadItems', () => {
  it('tells the days apart and shows where the unread part begins', () => {
    const items = threadItems([said('a', 4), said('b', 4), said('c', 6)], 'c')
    expect(items.map(({ kind, key }) => (kind === 'message' ? key : kind))).toEqual([
      'day',
      'a',
      'b',
      'day',
      'unread',
      'c',
    ])
  })
  it('tells in one line how one person marked it at a go', () => {
    const did = (id: string, who: string, minute: number, to: 'high' | 'resolved' = 'high') =>
      messageOf({
        id,
        kind: 'activity',
        activity:
          to === 'high'
            ? { type: 'priority', from: 'none', to }
            : { type: 'status', from: 'open', to, until: null },
        author: { kind: 'member', id: who, name: who, address: null, handle: null, avatarUrl: null },
        sentAt: new Date(2026, 4, 4, 10, minute).toISOString(),
      })
    const items = threadItems(
      [
        did('a', 'Ada', 0),
        did('b', 'Ada', 4),
        did('another', 'Bo', 5),
        did('much later', 'Bo', 30),
        did('a turn', 'Bo', 31, 'resolved'),
        said('a message', 4, { sentAt: at(4, 11) }),
        did('after it', 'Bo', 61),
      ],
      null,
    )
    expect(
      items.map((item) => (item.kind === 'activity' ? item.messages.map(({ id }) => id) : item.kind)),
    ).toEqual(['day', ['a', 'b'], ['another'], ['much later'], ['a turn'], 'message', ['after it']])
  })
})

describe('firstUnreadOf', () => {
  const thread = [
    said('a', 1),
    said('b', 2),
    said('ours', 3, { direction: 'out' }),
    said('note', 3, { kind: 'note', direction: 'internal' }),
    said('c', 4),
  ]
  it('counts what the customer said, from the end', () => {
    expect(firstUnreadOf(thread, 1)).toBe('c')
    expect(firstUnreadOf(thread, 2)).toBe('b')
  })
  it('stops at the oldest that is loaded', () => {
    expect(firstUnreadOf(thread, 99)).toBe('a')
  })
  it('can tell that it lies further up', () => {
    expect(lacksUnread(thread, 3)).toBe(false)
    expect(lacksUnread(thread, 4)).toBe(true)
  })
  it('knows when everything is read', () => {
    expect(firstUnreadOf(thread, 0)).toBeNull()
    expect(firstUnreadOf([], 3)).toBeNull()
  })
})

describe('partWords', () => {
  it('says what somebody did, each once', () => {
    expect(partWords(['noted', 'answered'])).toBe('Answered, left a note')
    expect(partWords(['named'])).toBe('Was named in a note')
  })
})

describe('activityWords', () => {
  const ada = { kind: 'member' as const, id: 'm', name: 'Ada', address: null, handle: null, avatarUrl: null }
  const words = (activity: Message['activity'], author: Message['author'] = ada) =>
    activityWords([messageOf({ kind: 'activity', activity, author })], (iso) => `<${iso}>`)

  it.each<[Message['activity'], string]>([
    [{ type: 'status', from: 'open', to: 'resolved', until: null }, 'Ada resolved this'],
    [{ type: 'status', from: 'resolved', to: 'open', until: null }, 'Ada reopened this'],
    [{ type: 'status', from: 'open', to: 'snoozed', until: 'x' }, 'Ada snoozed this until <x>'],
    [{ type: 'status', from: 'open', to: 'pending', until: null }, 'Ada set this to pending'],
    [{ type: 'assignee', from: null, to: 'Bo' }, 'Ada assigned this to Bo'],
    [{ type: 'assignee', from: null, to: 'Ada' }, 'Ada took this on'],
    [{ type: 'assignee', from: 'Bo', to: null }, 'Ada took this from Bo'],
    [{ type: 'team', from: null, to: 'Billing' }, 'Ada gave this to the team Billing'],
    [{ type: 'priority', from: 'none', to: 'urgent' }, 'Ada set the priority to urgent'],
    [{ type: 'priority', from: 'high', to: 'none' }, 'Ada removed the priority'],
    [
      { type: 'labels', added: ['Bug', 'VIP'], removed: ['Refund'] },
      'Ada added “Bug”, “VIP” and removed “Refund”',
    ],
    [{ type: 'subject', from: 'a', to: 'b' }, 'Ada changed the subject to “b”'],
  ])('%o', (activity, expected) => {
    expect(words(activity)).toBe(expected)
  })
  it('makes one sentence of several', () => {
    const did = (
      [
        { type: 'labels', added: ['repair'], removed: [] },
        { type: 'assignee', from: null, to: 'Ada' },
        { type: 'priority', from: 'none', to: 'high' },
      ] as const
    ).map((activity) =>
      messageOf({ kind: 'activity', activity: activity as Message['activity'], author: ada }),
    )
    expect(activityWords(did, String)).toBe('Ada added “repair”, took this on and set the priority to high')
  })
  it('names the system where no person did it', () => {
    const system = {
      kind: 'system' as const,
      id: null,
      name: '',
      address: null,
      handle: null,
      avatarUrl: null,
    }
    expect(words({ type: 'status', from: 'snoozed', to: 'open', until: null }, system)).toBe(
      'Hubbub woke this up',
    )
  })
})

describe('deliveryWords', () => {
  const delivery = (more: Partial<Delivery>): Delivery => ({
    state: 'sent',
    attempts: 1,
    response: '250 OK',
    recipients: [],
    notBefore: at(1),
    scheduledFor: null,
    receivedAt: null,
    readAt: null,
    sentAt: null,
    ...more,
  })
  const recipient = (address: string, status: 'accepted' | 'rejected' | 'bounced') => ({
    address,
    status,
    response: `said of ${address}`,
  })

  it('tells one tick from two', () => {
    expect(deliveryWords(delivery({})).mark).toBe('tick')
    expect(deliveryWords(delivery({ recipients: [recipient('a@x', 'accepted')] })).mark).toBe('ticks')
  })
  it('is not content while one recipient got nothing', () => {
    const some = deliveryWords(
      delivery({ recipients: [recipient('a@x', 'accepted'), recipient('b@x', 'bounced')] }),
    )
    expect(some).toEqual({ mark: 'failed', text: 'Came back from b@x', detail: 'b@x: said of b@x' })
  })
  it('hands over the words of the server', () => {
    expect(deliveryWords(delivery({ state: 'failed', response: '550 no such user' })).detail).toBe(
      '550 no such user',
    )
    expect(deliveryWords(delivery({ state: 'queued', attempts: 2, response: '421 busy' }))).toEqual({
      mark: 'clock',
      text: 'Will be tried again',
      detail: '421 busy',
    })
  })
})

describe('textParts', () => {
  const shapes = (text: string, terms?: Parameters<typeof textParts>[1]) =>
    textParts(text, terms).map((part) =>
      part.kind === 'link' ? `link:${part.href}` : `${part.kind}:${part.text}`,
    )

  it('finds links and leaves the full stop behind them alone', () => {
    expect(shapes('See https://example.org/a?b=1. Or www.example.org, or ada@example.org!')).toEqual([
      'text:See ',
      'link:https://example.org/a?b=1',
      'text:. Or ',
      'link:https://www.example.org',
      'text:, or ',
      'link:mailto:ada@example.org',
      'text:!',
    ])
  })
  it('never makes a link of anything that runs', () => {
    expect(shapes('javascript:alert(1)')).toEqual(['text:javascript:alert(1)'])
  })
  it('marks the words of a score', () => {
    expect(shapes('so bad', [{ start: 3, end: 6, text: 'bad', weight: -0.5 }])).toEqual([
      'text:so ',
      'term:bad',
    ])
  })
  it('does not mind offsets that do not fit', () => {
    expect(shapes('bad', [{ start: 1, end: 99, text: 'x', weight: -1 }])).toEqual(['text:bad'])
  })
  it('keeps every letter', () => {
    const text = 'a https://x.example b https://x.example c'
    expect(
      textParts(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text)
  })
})

describe('splitQuote', () => {
  it('keeps the quoted part for those who want it', () => {
    expect(splitQuote('Yes!\n\nOn Tue, Bo wrote:\n> no?', 'Yes!')).toEqual({
      fresh: 'Yes!',
      quoted: 'On Tue, Bo wrote:\n> no?',
    })
  })
  it('takes the names before a post for no quote', () => {
    expect(splitQuote('@north @bo.example broken again', 'broken again')).toEqual({
      fresh: 'broken again',
      quoted: null,
    })
  })
  it('shows everything where nothing is quoted', () => {
    expect(splitQuote('Yes!', null)).toEqual({ fresh: 'Yes!', quoted: null })
    expect(splitQuote('> all', '')).toEqual({ fresh: '> all', quoted: null })
  })
})

describe('transcriptOf', () => {
  it('holds what was said, and no private note', () => {
    const text = transcriptOf(
      conversationOf({ number: 7, subject: 'Order' }),
      [
        said('a', 1, { text: 'Hello' }),
        said('n', 2, { kind: 'note', text: 'secret' }),
        said('b', 3, { text: 'Bye' }),
      ],
      () => 'today',
    )
    expect(text).toBe(
      '#7 Order\nWith Mira Okafor\n\n---\n\nMira Okafor, today\nHello\n\n---\n\nMira Okafor, today\nBye\n',
    )
  })
})
