import { describe, expect, it } from 'vitest'
import { conversationOf } from '../testing/conversation.fixtures.ts'
import { type ListFilter, matchesFilter } from './list-filter.ts'

const me = 'member-1'
const urgent = { id: 'label-1', name: 'Urgent', color: '#aa0000', version: 1 }

const cases: [string, ListFilter, Parameters<typeof conversationOf>[0], 'yes' | 'no' | 'unknown'][] = [
  ['shows open ones where nothing is said', {}, {}, 'yes'],
  ['hides resolved ones where nothing is said', {}, { status: 'resolved' }, 'no'],
  ['shows every status on demand', { status: 'any' }, { status: 'snoozed' }, 'yes'],
  ['keeps mine', { view: 'mine' }, { assignee: { id: me, name: 'Ada' } }, 'yes'],
  ['drops what went to someone else', { view: 'mine' }, { assignee: { id: 'member-2', name: 'Bo' } }, 'no'],
  ['keeps what nobody has', { view: 'unassigned' }, {}, 'yes'],
  ['cannot tell who was mentioned', { view: 'mentioned' }, {}, 'unknown'],
  ['but a wrong status is enough', { view: 'mentioned' }, { status: 'resolved' }, 'no'],
  ['asks for the label', { labelId: urgent.id }, { labels: [urgent] }, 'yes'],
  ['misses the label', { labelId: urgent.id }, {}, 'no'],
  ['asks for the team', { teamId: 'team-1' }, { team: { id: 'team-1', name: 'Billing' } }, 'yes'],
  ['asks for unread ones', { unread: true }, { unreadCount: 2 }, 'yes'],
  ['asks for read ones', { unread: false }, { unreadCount: 2 }, 'no'],
  ['asks for a mood', { sentiment: 'negative' }, { sentiment: { label: 'negative', score: -0.6 } }, 'yes'],
  ['has no mood at all', { sentiment: 'neutral' }, { sentiment: null }, 'no'],
  ['wants all parts at once', { priority: 'high', unread: true }, { priority: 'high', unreadCount: 0 }, 'no'],
]

describe('matchesFilter', () => {
  it.each(cases)('%s', (_name, filter, given, expected) => {
    expect(matchesFilter(conversationOf(given), filter, me)).toBe(expected)
  })
})
