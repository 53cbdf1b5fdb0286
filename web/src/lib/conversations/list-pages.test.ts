import type { Conversation } from '@hubbub/contracts'
import { describe, expect, it } from 'vitest'
import { conversationOf } from '../testing/conversation.fixtures.ts'
import { type ListPages, conversationsOf, patchPages, withoutConversation } from './list-pages.ts'

const at = (minute: number) => `2026-05-04T10:${String(minute).padStart(2, '0')}:00.000Z`
const row = (id: string, minute: number, more: Partial<Conversation> = {}) =>
  conversationOf({ id, lastActivityAt: at(minute), ...more })

function pagesOf(pages: Conversation[][], { complete = true } = {}): ListPages {
  return {
    pages: pages.map((items, index) => ({
      items,
      cursor: complete && index === pages.length - 1 ? null : `c${index}`,
    })),
    pageParams: pages.map((_, index) => (index === 0 ? null : `c${index - 1}`)),
  }
}
const ids = (result: ListPages | 'refetch') =>
  result === 'refetch' ? result : conversationsOf(result).map(({ id }) => id)

describe('patchPages', () => {
  const pages = pagesOf([
    [row('a', 50), row('b', 40)],
    [row('c', 30), row('d', 20)],
  ])

  it('moves a conversation up across pages when something happens in it', () => {
    const patched = patchPages(pages, row('d', 55, { version: 2 }), {}, 'me')
    expect(ids(patched)).toEqual(['d', 'a', 'b', 'c'])
  })

  it('puts a new one where it belongs', () => {
    expect(ids(patchPages(pages, row('new', 35), {}, 'me'))).toEqual(['a', 'b', 'new', 'c', 'd'])
  })

  it('takes out what no longer matches', () => {
    expect(ids(patchPages(pages, row('b', 40, { status: 'resolved', version: 2 }), {}, 'me'))).toEqual([
      'a',
      'c',
      'd',
    ])
  })

  it('leaves a newer state alone', () => {
    const newer = pagesOf([[row('a', 50, { version: 7 })]])
    expect(patchPages(newer, row('a', 10, { version: 6 }), {}, 'me')).toBe(newer)
  })

  it('takes the same version again, for what changes without one, such as what is unread', () => {
    const patched = patchPages(pages, row('a', 50, { unreadCount: 3 }), {}, 'me')
    expect(patched !== 'refetch' && conversationsOf(patched)[0]?.unreadCount).toBe(3)
  })

  it('leaves to the next page what lies behind the last loaded row', () => {
    const partial = pagesOf([[row('a', 50), row('b', 40)]], { complete: false })
    expect(ids(patchPages(partial, row('old', 1), {}, 'me'))).toEqual(['a', 'b'])
    expect(ids(patchPages(pagesOf([[row('a', 50)]]), row('old', 1), {}, 'me'))).toEqual(['a', 'old'])
  })

  it('fills an empty list', () => {
    expect(ids(patchPages(pagesOf([[]]), row('first', 1), {}, 'me'))).toEqual(['first'])
  })

  it('follows the order of the list', () => {
    const oldest = pagesOf([[row('a', 10), row('b', 20)]])
    expect(ids(patchPages(oldest, row('a', 30, { version: 2 }), { sort: 'oldest' }, 'me'))).toEqual([
      'b',
      'a',
    ])
    const byPriority = pagesOf([[row('a', 10, { priority: 'urgent' }), row('b', 20)]])
    expect(
      ids(patchPages(byPriority, row('n', 30, { priority: 'high' }), { sort: 'priority' }, 'me')),
    ).toEqual(['a', 'n', 'b'])
    const byWait = pagesOf([[row('a', 1, { waitingSince: at(10) }), row('b', 2)]])
    expect(ids(patchPages(byWait, row('n', 3, { waitingSince: at(5) }), { sort: 'waiting' }, 'me'))).toEqual([
      'n',
      'a',
      'b',
    ])
  })

  it('asks the server where only it can tell', () => {
    expect(patchPages(pages, row('x', 1), { view: 'mentioned' }, 'me')).toBe('refetch')
    expect(ids(patchPages(pages, row('a', 50, { version: 2 }), { view: 'mentioned' }, 'me'))).toEqual([
      'a',
      'b',
      'c',
      'd',
    ])
  })
})

describe('withoutConversation', () => {
  it('changes nothing where there is nothing to take out', () => {
    const pages = pagesOf([[row('a', 1)]])
    expect(withoutConversation(pages, 'b')).toBe(pages)
    expect(ids(withoutConversation(pages, 'a'))).toEqual([])
  })
})

describe('conversationsOf', () => {
  it('shows one that moved between two pages once', () => {
    expect(ids(pagesOf([[row('a', 50)], [row('a', 50), row('b', 20)]]))).toEqual(['a', 'b'])
  })
})
