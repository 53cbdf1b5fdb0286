import type { Message } from '@hubbub/contracts'
import { describe, expect, it } from 'vitest'
import { messageOf } from '#lib/testing/conversation.fixtures.ts'
import { type Situation, bannersFor, isStopped } from './banner-rules.ts'
import { findEmoji } from './emoji.ts'
import { type EnterPress, enterDoes } from './enter-key.ts'
import { mentionsIn } from './mentions.ts'
import { defaultRecipients, parseAddresses } from './recipients.ts'
import { insertAt, triggerAt } from './trigger.ts'
import { fillVariables, openVariables, valuesOf } from './variables.ts'

const party = (value: string) => ({ kind: 'email' as const, value, name: null })
const mail = (more: Partial<NonNullable<Message['mail']>>) => ({
  from: [party('mira@example.org')],
  to: [party('help@desk.example')],
  cc: [],
  bcc: [],
  replyTo: [],
  autoSubmitted: false,
  bulk: false,
  ...more,
})

describe('defaultRecipients', () => {
  const own = 'help@desk.example'
  it('answers the one who wrote, and keeps the others in copy', () => {
    const asked = messageOf({
      mail: mail({ to: [party(own), party('jo@example.org')], cc: [party('club@example.org')] }),
    })
    expect(defaultRecipients([asked], own)).toEqual({
      to: ['mira@example.org'],
      cc: ['jo@example.org', 'club@example.org'],
    })
  })
  it('goes where answers are wanted', () => {
    const asked = messageOf({ mail: mail({ replyTo: [party('office@example.org')] }) })
    expect(defaultRecipients([asked], own).to).toEqual(['office@example.org'])
  })
  it('never writes to ourselves, whatever the plus says', () => {
    const asked = messageOf({ mail: mail({ to: [party('Help+token@desk.example')] }) })
    expect(defaultRecipients([asked], own).cc).toEqual([])
  })
  it('does not answer machines while a person has spoken', () => {
    const person = messageOf({ mail: mail({}) })
    const machine = messageOf({
      automatic: true,
      author: {
        kind: 'contact',
        id: null,
        name: 'Daemon',
        address: 'daemon@example.org',
        handle: null,
        avatarUrl: null,
      },
      mail: mail({}),
    })
    expect(defaultRecipients([person, machine], own).to).toEqual(['mira@example.org'])
  })
  it('writes again to those it wrote to, where nobody has answered', () => {
    const ours = messageOf({
      direction: 'out',
      mail: mail({ from: [party(own)], to: [party('new@example.org')] }),
    })
    expect(defaultRecipients([ours], own).to).toEqual(['new@example.org'])
  })
  it('knows nobody in an empty thread', () => {
    expect(defaultRecipients([], own)).toEqual({ to: [], cc: [] })
  })
})

describe('parseAddresses', () => {
  it('takes lists as people paste them', () => {
    expect(parseAddresses('Ada <Ada@example.org>, bo@example.org; bo@example.org\nnonsense')).toEqual({
      good: ['ada@example.org', 'bo@example.org'],
      wrong: ['nonsense'],
    })
  })
})

describe('triggerAt', () => {
  const at = (text: string, mode: 'reply' | 'note' = 'note') => triggerAt(text, text.length, mode)
  it.each([
    ['/', { kind: 'canned', query: '', start: 0 }],
    ['Hi /ref', { kind: 'canned', query: 'ref', start: 3 }],
    ['Hi\n/ref', { kind: 'canned', query: 'ref', start: 3 }],
    ['ask @bo', { kind: 'mention', query: 'bo', start: 4 }],
    ['nice :smi', { kind: 'emoji', query: 'smi', start: 5 }],
  ])('%j calls', (text, expected) => {
    expect(at(text)).toEqual(expected)
  })
  it.each(['and/or', 'a@b', 'at 10:30', 'note: x', 'see https://x', ': ', ''])('%j calls nothing', (text) => {
    expect(at(text)).toBeNull()
  })
  it('calls people in notes only', () => {
    expect(at('@bo', 'reply')).toBeNull()
  })
  it('puts what was chosen in place of the call', () => {
    expect(insertAt('Hi /ref there', { start: 3, query: 'ref' }, 'done')).toEqual({
      text: 'Hi done there',
      caret: 7,
    })
  })
})

describe('variables', () => {
  const values = valuesOf({
    contact: { name: 'Mira Okafor', address: 'mira@example.org' },
    agent: { name: 'Ada Osei' },
    conversation: { number: 7, subject: '' },
    brand: { name: 'Northwind' },
  })
  it('fills what is known and leaves the rest to be asked for', () => {
    const text = fillVariables(
      'Hi {{contact.firstName}}, #{{ conversation.number }} costs {{amount}}. {{conversation.subject}}',
      values,
    )
    expect(text).toBe('Hi Mira, #7 costs {{amount}}. {{conversation.subject}}')
    expect(openVariables(text).map(({ name }) => name)).toEqual(['amount', 'conversation.subject'])
  })
  it('says where an open one stands', () => {
    const [open] = openVariables('a {{x}} b')
    expect('a {{x}} b'.slice(open?.start, open?.end)).toBe('{{x}}')
  })
})

describe('mentionsIn', () => {
  const people = [
    { id: '1', name: 'Ada' },
    { id: '2', name: 'Ada Osei' },
    { id: '3', name: 'Bo' },
  ]
  it('finds who is called', () => {
    expect(mentionsIn('@Bo and @Ada please', people).toSorted()).toEqual(['1', '3'])
  })
  it('does not take a longer name for a shorter one', () => {
    expect(mentionsIn('@Ada Osei please', people)).toEqual(['2'])
  })
})

describe('enterDoes', () => {
  const press = (more: Partial<EnterPress> = {}): EnterPress => ({
    key: 'Enter',
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    isComposing: false,
    ...more,
  })
  it.each([
    [press(), true, 'send'],
    [press(), false, 'break'],
    [press({ ctrlKey: true }), false, 'send'],
    [press({ metaKey: true }), true, 'break'],
    [press({ shiftKey: true }), true, 'break'],
    [press({ isComposing: true }), true, null],
    [press({ key: 'a' }), true, null],
  ])('%o with enterSends %s: %s', (event, enterSends, expected) => {
    expect(enterDoes(event, enterSends)).toBe(expected)
  })
})

describe('bannersFor', () => {
  const calm: Situation = {
    mode: 'reply',
    canSend: true,
    channel: { name: 'Support', enabled: true, health: 'connected', lastError: null },
    contact: { name: 'Mira', isBlocked: false },
    typing: [],
    assignee: { id: 'me', name: 'Ada' },
    memberId: 'me',
    canAssign: true,
    hasText: true,
  }
  const kinds = (more: Partial<Situation>) => bannersFor({ ...calm, ...more }).map(({ kind }) => kind)

  it('says nothing where all is well', () => {
    expect(kinds({})).toEqual([])
  })
  it('minds whose conversation it is only once one types', () => {
    expect(kinds({ assignee: null, hasText: false })).toEqual([])
    expect(kinds({ assignee: null })).toEqual(['not-yours'])
    expect(kinds({ assignee: { id: 'bo', name: 'Bo' }, typing: ['Bo'] })).toEqual(['typing', 'not-yours'])
  })
  it('warns of a colleague who writes only where two would answer at once', () => {
    expect(kinds({ typing: ['Bo'], hasText: false })).toEqual([])
  })
  it('stops where nothing can be sent', () => {
    const stopped = (more: Partial<Situation>) => isStopped(bannersFor({ ...calm, ...more }))
    expect(stopped({ canSend: false })).toBe(true)
    expect(stopped({ channel: { name: 'S', enabled: false, health: 'failing', lastError: null } })).toBe(true)
    expect(stopped({ contact: { name: 'Mira', isBlocked: true } })).toBe(true)
    expect(stopped({ channel: { name: 'S', enabled: true, health: 'failing', lastError: null } })).toBe(false)
  })
  it('lets notes be written whatever the channel does', () => {
    expect(kinds({ mode: 'note', contact: { name: 'Mira', isBlocked: true } })).toEqual([])
  })
})

describe('findEmoji', () => {
  it('finds by the beginning of a word', () => {
    expect(findEmoji('thanks')[0]?.sign).toBe('🙏')
    expect(findEmoji('zzz')).toEqual([])
  })
})
