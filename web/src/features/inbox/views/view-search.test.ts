import { describe, expect, it } from 'vitest'
import { isSameQuery } from '#lib/views/same-query.ts'
import { inboxSearchOf } from '#lib/views/search-of-view.ts'
import { queryOfSearch } from './view-search.ts'

const isUrgent = { field: 'priority' as const, op: 'is' as const, value: ['urgent' as const] }
const urgent = { match: 'all' as const, parts: [isUrgent] }
const view = { id: 'v1', query: { view: 'all', status: 'open', sort: 'waiting', where: urgent } as const }
const opened = inboxSearchOf(view.id, { ...view.query, where: urgent })

describe('a saved view', () => {
  it('is what its address shows', () => {
    expect(isSameQuery(queryOfSearch(opened), { ...view.query, where: urgent })).toBe(true)
  })
  it('is changed by another order or another filter', () => {
    expect(isSameQuery(queryOfSearch({ ...opened, sort: 'newest' }), view.query)).toBe(false)
    expect(isSameQuery(queryOfSearch({ ...opened, unread: true }), view.query)).toBe(false)
  })
  it('takes the simple filters as conditions', () => {
    expect(queryOfSearch({ unread: true, where: urgent })).toEqual({
      view: 'mine',
      status: 'open',
      sort: 'newest',
      where: { match: 'all', parts: [{ field: 'unread', op: 'is', value: true }, ...urgent.parts] },
    })
  })
  it('keeps what is joined by or together', () => {
    const either = { ...urgent, match: 'any' as const }
    expect(queryOfSearch({ unread: false, where: either })?.where?.parts).toEqual([
      { field: 'unread', op: 'is', value: false },
      either,
    ])
  })
  it('is refused where a part of the filter would be lost', () => {
    const any = <T>(part: T) => ({ match: 'any' as const, parts: [part] })
    const deep = any(any(any(isUrgent)))
    expect(queryOfSearch({ where: deep })?.where).toEqual(deep)
    expect(queryOfSearch({ unread: true, where: deep })).toBeNull()
    const wide = { ...urgent, parts: Array.from({ length: 20 }, () => isUrgent) }
    expect(queryOfSearch({ unread: true, where: wide })).toBeNull()
    expect(isSameQuery(queryOfSearch({ unread: true, where: deep }), view.query)).toBe(false)
  })
})
