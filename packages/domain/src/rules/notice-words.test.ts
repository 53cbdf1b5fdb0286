import type { StoredEvent } from '@hubbub/contracts'
import { expect, test } from 'vitest'
import { bundleText, gapSaid, healthSaid, isNews, waitingSaid, wantedOf } from './notice-words.ts'

const at = new Date('2026-11-30T10:00:00Z')
const event = (type: StoredEvent['type'], rest: Partial<StoredEvent> = {}): StoredEvent => ({
  cursor: '1.1',
  workspaceId: 'w',
  id: 'e1',
  type,
  subjectId: 's1',
  version: 1,
  conversationId: null,
  actor: { kind: 'system', id: null, name: 'System' },
  causeId: null,
  trace: null,
  data: {},
  at,
  ...rest,
})
const audience = (assigneeId: string | null, formerAssigneeId?: string | null) => ({
  data: {
    audience: { assigneeId, teamId: null, ...(formerAssigneeId !== undefined && { formerAssigneeId }) },
  },
})

test('a channel’s health is told where it is trouble, or its end', () => {
  const of = (health: string) => wantedOf(event('channel.updated', { data: { health } }))
  expect(of('needs-sign-in')).toMatchObject({ topic: 'channel-health', state: 'needs-sign-in', key: 'e1' })
  expect(of('delayed')).toBeNull()
  expect(wantedOf(event('channel.updated'))).toBeNull()
  expect(isNews({ state: 'connected' }, null)).toBe(false)
  expect(isNews({ state: 'connected' }, 'connected')).toBe(false)
  expect(isNews({ state: 'connected' }, 'stopped')).toBe(true)
  expect(isNews({ state: 'failing' }, 'failing')).toBe(false)
  expect(isNews({ state: 'failing' }, 'connected')).toBe(true)
})

test('conversations are told of when they begin and when somebody gets them', () => {
  expect(wantedOf(event('conversation.created'))?.topic).toBe('conversation-new')
  expect(wantedOf(event('conversation.updated', audience('ann', null)))?.topic).toBe('conversation-assigned')
  expect(wantedOf(event('conversation.updated', audience('ann', 'ann')))).toBeNull()
  expect(wantedOf(event('conversation.updated', audience('ann')))).toBeNull()
  expect(wantedOf(event('conversation.updated', audience(null, 'ann')))).toBeNull()
})

test('a job that failed is told of once', () => {
  expect(wantedOf(event('dead-letter.updated'))?.topic).toBe('dead-letter')
  expect(wantedOf(event('dead-letter.updated', { version: 2 }))).toBeNull()
  expect(wantedOf(event('message.received'))).toBeNull()
})

test('the words say what, where and since when', () => {
  expect(healthSaid({ id: 'c', name: 'Shop', lastError: 'token\nrevoked' }, 'needs-sign-in')).toEqual({
    words: 'Channel “Shop” needs somebody to sign in: token revoked',
    path: '/settings/channels/c',
  })
  expect(healthSaid({ id: 'c', name: 'Shop', lastError: null }, 'connected').words).toBe(
    'Channel “Shop” is connected again',
  )
  const gap = {
    id: 'g',
    channelId: 'c',
    channel: 'Shop',
    from: at,
    to: new Date('2026-11-30T10:05:00Z'),
    reason: 'cut',
  }
  expect(gapSaid(gap).words).toContain('between 2026-11-30 10:00 and 2026-11-30 10:05 UTC: cut')
  const conversation = {
    id: 'k',
    number: 7,
    subject: '',
    contact: 'Kim',
    channel: 'Shop',
    assignee: null,
    waitingSince: at,
  }
  expect(waitingSaid(conversation, new Date('2026-11-30T13:00:00Z')).words).toBe(
    '#7 “without a subject” with Kim (Shop) has waited for an answer for 3 hours',
  )
})

test('a bundle has one line each, fits every place, and counts what it leaves out', () => {
  const one = { words: 'Something', path: '/inbox/1' }
  expect(bundleText([one], 'https://desk.test')).toBe('Something https://desk.test/inbox/1')
  expect(bundleText([one, one], null)).toBe('• Something\n• Something')
  const many = bundleText(
    Array.from({ length: 60 }, () => ({ words: 'x'.repeat(90), path: null })),
    null,
  )
  expect(many.length).toBeLessThan(1_800)
  expect(many.split('\n').at(-1)).toBe(`… and ${60 - (many.split('\n').length - 1)} more`)
})
