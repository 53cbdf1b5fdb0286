import { type Audience, type EventType, rolePermissions } from '@hubbub/contracts'
import { describe, expect, test } from 'vitest'
import type { Caller } from '../context.ts'
import type { LoggedEvent } from '../ports/system.ts'
import { projectEvent } from './project-event.ts'

const viewer = (visibility: Caller['visibility'], more: Partial<Caller> = {}) => ({
  memberId: 'ann',
  visibility,
  teamIds: ['returns'],
  permissions: new Set(rolePermissions.agent),
  ...more,
})

function event(type: EventType, audience?: Audience, conversationId: string | null = 'c1'): LoggedEvent {
  return {
    cursor: '7.1',
    id: 'e1',
    type,
    subjectId: 's1',
    conversationId,
    version: 3,
    actor: { kind: 'member', id: 'bob', name: 'Bob' },
    at: new Date('2026-01-02T03:04:05.678Z'),
    data: { secret: 'text', ...(audience !== undefined && { audience }) },
  }
}
const seen = (who: ReturnType<typeof viewer>, what: LoggedEvent) => {
  const projected = projectEvent(who, what)
  if (projected === null) return 'nothing'
  return projected.gone ? 'gone' : 'seen'
}
const nobody = { assigneeId: null, teamId: null }

describe('what one sees of the log', () => {
  test('is ids and a version, never what changed', () => {
    expect(projectEvent(viewer('all'), event('conversation.updated', nobody))).toEqual({
      cursor: '7.1',
      id: 'e1',
      type: 'conversation.updated',
      subjectId: 's1',
      conversationId: 'c1',
      version: 3,
      actorId: 'bob',
      at: '2026-01-02T03:04:05.678Z',
      gone: false,
    })
  })

  test.each([
    ['all', nobody, 'seen'],
    ['team', nobody, 'nothing'],
    ['team', { assigneeId: null, teamId: 'returns' }, 'seen'],
    ['own', { assigneeId: null, teamId: 'returns' }, 'nothing'],
    ['own', { assigneeId: 'ann', teamId: null }, 'seen'],
    ['own', { ...nobody, mentionedMemberIds: ['ann'] }, 'seen'],
    ['own', { ...nobody, formerAssigneeId: 'ann', formerTeamId: null }, 'gone'],
    ['team', { assigneeId: 'bob', teamId: null, formerAssigneeId: null, formerTeamId: 'returns' }, 'gone'],
    ['own', { assigneeId: 'bob', teamId: null, formerAssigneeId: 'cem', formerTeamId: 'returns' }, 'nothing'],
  ] as const)('with visibility %s of %j: %s', (visibility, audience, expected) => {
    const spread =
      'mentionedMemberIds' in audience
        ? { ...audience, mentionedMemberIds: [...audience.mentionedMemberIds] }
        : audience
    expect(seen(viewer(visibility), event('conversation.updated', spread))).toBe(expected)
  })

  test('of what belongs to one person is for them alone, whatever others may see', () => {
    const own = event('draft.changed', { ...nobody, onlyMemberId: 'ann' })
    expect(seen(viewer('own'), own)).toBe('seen')
    expect(seen(viewer('all', { memberId: 'bob' }), own)).toBe('nothing')
    expect(seen(viewer('all', { memberId: null }), own)).toBe('nothing')
  })

  test('of a message that is on its way is for those who see everything', () => {
    const underway = event('message.received', undefined, null)
    expect([seen(viewer('all'), underway), seen(viewer('team'), underway)]).toEqual(['seen', 'nothing'])
  })

  test('of the system takes the permission to look at it', () => {
    const failed = event('dead-letter.updated', undefined, null)
    expect(seen(viewer('all'), failed)).toBe('nothing')
    expect(seen(viewer('own', { permissions: new Set(rolePermissions.supervisor) }), failed)).toBe('seen')
    expect(seen(viewer('own'), event('label.updated', undefined, null))).toBe('seen')
  })
})
