import { describe, expect, it } from 'vitest'
import { conversationOf } from '#lib/testing/conversation.fixtures.ts'
import { applyChange, conflictsOf } from './apply-change.ts'

const ada = { id: 'm1', name: 'Ada' }
const billing = { id: 't1', name: 'Billing' }
// Only names and ids are looked at.
const people = { members: [ada], teams: [billing] } as unknown as Parameters<typeof applyChange>[2]

describe('applyChange', () => {
  it('shows people and teams by their names', () => {
    const changed = applyChange(conversationOf(), { assigneeId: 'm1', teamId: 't1' }, people)
    expect(changed.assignee).toEqual(ada)
    expect(changed.team).toEqual(billing)
    expect(applyChange(changed, { assigneeId: null }, people).assignee).toBeNull()
  })
  it('ends a snooze with any other status', () => {
    const snoozed = applyChange(
      conversationOf(),
      { status: 'snoozed', snoozedUntil: '2026-06-01T09:00:00Z' },
      people,
    )
    expect(snoozed.snoozedUntil).toBe('2026-06-01T09:00:00Z')
    expect(applyChange(snoozed, { status: 'open' }, people).snoozedUntil).toBeNull()
    expect(applyChange(snoozed, { priority: 'high' }, people).snoozedUntil).toBe('2026-06-01T09:00:00Z')
  })
})

describe('conflictsOf', () => {
  const seen = conversationOf({ version: 1 })

  it('does not mind a new message or a change of something else', () => {
    const fresh = { ...seen, version: 2, preview: 'Hello?', priority: 'high' as const }
    expect(conflictsOf(seen, fresh, { assigneeId: 'm1' })).toEqual([])
  })
  it('names what someone else has changed', () => {
    const fresh = { ...seen, version: 2, assignee: { id: 'm2', name: 'Bo' }, status: 'resolved' as const }
    expect(conflictsOf(seen, fresh, { assigneeId: 'm1', status: 'pending' })).toEqual([
      'the assignee is now Bo',
      'the status is now resolved',
    ])
  })
})
