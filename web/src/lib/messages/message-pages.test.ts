import type { Message } from '@hubbub/contracts'
import { describe, expect, it } from 'vitest'
import { messageOf } from '../testing/conversation.fixtures.ts'
import { type MessagePages, putMessage, threadOf } from './message-pages.ts'

const said = (id: string, minute: number, more: Partial<Message> = {}) =>
  messageOf({ id, sentAt: `2026-05-04T10:${String(minute).padStart(2, '0')}:00.000Z`, ...more })
const pagesOf = (pages: Message[][], { complete = true } = {}): MessagePages => ({
  pages: pages.map((items, index) => ({
    items,
    cursor: complete && index === pages.length - 1 ? null : `c${index}`,
  })),
  pageParams: pages.map(() => null),
})
const ids = (pages: MessagePages) => threadOf(pages).map(({ id }) => id)

describe('the thread', () => {
  const pages = pagesOf([
    [said('c', 30), said('d', 40)],
    [said('a', 10), said('b', 20)],
  ])

  it('reads from the oldest to the newest over all pages', () => {
    expect(ids(pages)).toEqual(['a', 'b', 'c', 'd'])
  })
  it('gets a new message at its end', () => {
    expect(ids(putMessage(pages, said('e', 50)))).toEqual(['a', 'b', 'c', 'd', 'e'])
  })
  it('gets a late one where it belongs in time', () => {
    expect(ids(putMessage(pages, said('x', 35)))).toEqual(['a', 'b', 'c', 'x', 'd'])
    expect(ids(putMessage(pages, said('x', 15)))).toEqual(['a', 'x', 'b', 'c', 'd'])
    expect(ids(putMessage(pages, said('x', 1)))).toEqual(['x', 'a', 'b', 'c', 'd'])
  })
  it('leaves what is older than all that is loaded to the next page', () => {
    const partial = pagesOf([[said('c', 30)]], { complete: false })
    expect(putMessage(partial, said('x', 1))).toBe(partial)
  })
  it('takes a new state of a message in its place', () => {
    const delivered = putMessage(pages, said('c', 30, { text: 'changed', version: 2 }))
    expect(threadOf(delivered)[2]?.text).toBe('changed')
    expect(threadOf(putMessage(delivered, said('c', 30, { text: 'old' })))[2]?.text).toBe('changed')
  })
  it('starts from nothing', () => {
    expect(ids(putMessage(pagesOf([[]]), said('a', 1)))).toEqual(['a'])
  })
})
