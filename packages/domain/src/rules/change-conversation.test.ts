import { expect, test } from 'vitest'
import type { ConversationState, Names } from '../ports/conversations.ts'
import { decideChange } from './change-conversation.ts'

const now = new Date('2026-03-04T10:00:00Z')
const later = new Date('2026-03-05T09:00:00Z')
const names: Names = {
  members: new Map([
    ['ada', 'Ada'],
    ['bo', 'Bo'],
  ]),
  teams: new Map([['returns', 'Returns']]),
  labels: new Map(),
}
const open: ConversationState = {
  id: 'c',
  number: 7,
  brandId: 'b',
  channelId: 'ch',
  contactId: 'p',
  subject: 'Grinder',
  status: 'open',
  priority: 'none',
  assigneeId: 'ada',
  teamId: null,
  snoozedUntil: null,
  waitingSince: now,
  firstReplyAt: null,
  inboundCount: 1,
  version: 3,
}

test('what already stands so changes nothing and says nothing', () => {
  expect(
    decideChange(
      open,
      { status: 'open', priority: 'none', assigneeId: 'ada', teamId: null, subject: 'Grinder' },
      names,
      now,
    ),
  ).toEqual({
    patch: {},
    activities: [],
  })
})

test('resolving keeps the time it was resolved', () => {
  const { patch, activities } = decideChange(open, { status: 'resolved' }, names, now)
  expect(patch).toEqual({ status: 'resolved', snoozedUntil: null, resolvedAt: now })
  expect(activities).toEqual([{ type: 'status', from: 'open', to: 'resolved', until: null }])
})

test('opening again forgets it', () => {
  expect(
    decideChange({ ...open, status: 'resolved' }, { status: 'open' }, names, now).patch.resolvedAt,
  ).toBeNull()
})

test('snoozing needs a time, and one that is to come', () => {
  expect(() => decideChange(open, { status: 'snoozed' }, names, now)).toThrow(
    expect.objectContaining({ code: 'conversation.snooze_needs_time' }),
  )
  expect(() => decideChange(open, { status: 'snoozed', snoozedUntil: now }, names, now)).toThrow(
    expect.objectContaining({ code: 'conversation.snooze_in_past' }),
  )
  expect(decideChange(open, { status: 'snoozed', snoozedUntil: later }, names, now).patch).toMatchObject({
    status: 'snoozed',
    snoozedUntil: later,
  })
})

test('a snoozed one can be given another time, and keeps its own when something else changes', () => {
  const snoozed = { ...open, status: 'snoozed' as const, snoozedUntil: later }
  const further = new Date('2026-03-09T09:00:00Z')
  expect(
    decideChange(snoozed, { status: 'snoozed', snoozedUntil: further }, names, now).patch.snoozedUntil,
  ).toEqual(further)
  expect(decideChange(snoozed, { priority: 'high' }, names, now).patch).toEqual({ priority: 'high' })
})

test('handing over names both people', () => {
  expect(decideChange(open, { assigneeId: 'bo' }, names, now).activities).toEqual([
    { type: 'assignee', from: 'Ada', to: 'Bo' },
  ])
  expect(decideChange(open, { assigneeId: null }, names, now).activities).toEqual([
    { type: 'assignee', from: 'Ada', to: null },
  ])
})

test('nobody can be given work who is not here', () => {
  expect(() => decideChange(open, { assigneeId: 'gone' }, names, now)).toThrow(
    expect.objectContaining({ code: 'member.not_found' }),
  )
  expect(() => decideChange(open, { teamId: 'gone' }, names, now)).toThrow(
    expect.objectContaining({ code: 'team.not_found' }),
  )
})
