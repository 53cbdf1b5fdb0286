import type { Condition, ConditionGroup, Conversation } from '@hubbub/contracts'
import { describe, expect, it } from 'vitest'
import { conversationOf } from '../testing/conversation.fixtures.ts'
import { meets } from './meets.ts'

const me = 'member-1'
const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
const ann = { id: me, name: 'Ann' }
const refund = { id: 'label-1', name: 'Refund', color: '#aa0000', version: 1 }
const cases: [Condition, Partial<Conversation>, boolean][] = [
  [{ field: 'status', op: 'is', value: ['open', 'pending'] }, { status: 'pending' }, true],
  [{ field: 'status', op: 'is-not', value: ['spam'] }, { status: 'spam' }, false],
  [{ field: 'assignee', op: 'is', value: ['me'] }, { assignee: ann }, true],
  [{ field: 'assignee', op: 'is', value: ['nobody'] }, { assignee: null }, true],
  [{ field: 'assignee', op: 'is-not', value: ['me', 'nobody'] }, { assignee: null }, false],
  [{ field: 'team', op: 'is', value: ['none'] }, { team: null }, true],
  [{ field: 'label', op: 'is', value: [refund.id] }, { labels: [refund] }, true],
  [{ field: 'label', op: 'is-not', value: [refund.id] }, { labels: [] }, true],
  [{ field: 'sentiment', op: 'is-not', value: ['negative'] }, { sentiment: null }, true],
  [{ field: 'unread', op: 'is', value: true }, { unreadCount: 0 }, false],
  [{ field: 'subject', op: 'contains', value: 'größe' }, { subject: 'Falsche GROSSE' }, true],
  [{ field: 'subject', op: 'contains-not', value: 'late' }, { subject: 'Too late' }, false],
  [{ field: 'waiting', op: 'over', value: 4 }, { waitingSince: ago(5) }, true],
  [{ field: 'waiting', op: 'under', value: 4 }, { waitingSince: ago(5) }, false],
  [{ field: 'waiting', op: 'under', value: 4 }, { waitingSince: null }, false],
]

describe('meets', () => {
  it.each(cases)('%j', (condition, given, expected) => {
    expect(meets(conversationOf(given), { match: 'all', parts: [condition] }, me)).toBe(expected)
  })

  it('joins groups by and / or', () => {
    const urgent: Condition = { field: 'priority', op: 'is', value: ['urgent'] }
    const mine: Condition = { field: 'assignee', op: 'is', value: ['me'] }
    const unread: Condition = { field: 'unread', op: 'is', value: true }
    const group: ConditionGroup = { match: 'any', parts: [urgent, { match: 'all', parts: [mine, unread] }] }
    expect(meets(conversationOf({ priority: 'urgent' }), group, me)).toBe(true)
    expect(meets(conversationOf({ assignee: ann, unreadCount: 2 }), group, me)).toBe(true)
    expect(meets(conversationOf({ assignee: ann, unreadCount: 0 }), group, me)).toBe(false)
  })
})
