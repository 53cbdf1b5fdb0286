import type { Audience, EventType } from '@hubbub/contracts'
import { expect, test } from 'vitest'
import type { LoggedEvent } from '../ports/system.ts'
import { type EventViewer, projectEvent } from './project-event.ts'

const viewer: EventViewer = { memberId: 'cy', visibility: 'own', teamIds: [], permissions: new Set() }
const event = (audience?: Audience, type: EventType = 'conversation.updated'): LoggedEvent => ({
  cursor: '1.1',
  id: 'e',
  type,
  subjectId: 'c',
  conversationId: 'c',
  version: 1,
  actor: { kind: 'system', id: null, name: '' },
  at: new Date(0),
  data: audience === undefined ? {} : { audience },
})
const others: Audience = { assigneeId: 'bo', teamId: 'sales' }

test.each([
  ['whoever has it', { assigneeId: 'cy', teamId: null }, 'seen'],
  ['nobody else', others, 'unseen'],
  ['who has just lost it, as gone', { ...others, formerAssigneeId: 'cy' }, 'gone'],
  ['who is named in it', { ...others, mentionedMemberIds: ['cy'] }, 'seen'],
  ['one person alone', { assigneeId: 'cy', teamId: null, onlyMemberId: 'bo' }, 'unseen'],
] as const)('an event is for %s', (_whom, audience, sight) => {
  const gone = projectEvent(viewer, event(audience as Audience))?.gone
  expect(gone).toBe({ seen: false, gone: true, unseen: undefined }[sight])
})

test('who was named in a note goes on seeing what happens there', () => {
  const named = { ...viewer, mentionedIn: new Set(['c']) }
  expect(projectEvent(named, event(others))?.gone).toBe(false)
  expect(projectEvent(named, event({ ...others, formerAssigneeId: 'cy' }))?.gone).toBe(false)
  expect(projectEvent(named, event({ ...others, onlyMemberId: 'bo' }))).toBeNull()
})

test('what is kept from members needs its permission', () => {
  const letter = { ...event(undefined, 'dead-letter.updated'), conversationId: null }
  expect(projectEvent(viewer, letter)).toBeNull()
  expect(projectEvent({ ...viewer, permissions: new Set(['system:read']) }, letter)).not.toBeNull()
})
