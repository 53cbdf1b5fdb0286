import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planItems } from './plan-items.ts'
import type { FeedItem } from './read/feed-types.ts'

const item = (part: Partial<FeedItem>): FeedItem => ({
  id: null,
  title: null,
  link: null,
  published: null,
  updated: null,
  summary: null,
  content: null,
  authors: [],
  categories: [],
  enclosures: [],
  comments: null,
  rating: null,
  source: '',
  ...part,
})
const titled = (title: string, part: Partial<FeedItem> = {}) =>
  item({ title: { kind: 'text', value: title }, ...part })
const nothing = { seen: {}, shared: [] }

describe('which items are new', () => {
  test('an id, else the link, else the words tell items apart', () => {
    const items = [titled('c'), titled('b', { link: 'https://x.test/b' }), titled('a', { id: 'a' })]
    const { todo } = planItems(items, nothing)
    expect(todo.map(({ externalId }) => externalId)).toEqual([
      'a',
      'https://x.test/b',
      expect.stringMatching(/^words:/),
    ])
  })

  test('items that share an id are told apart, and what was told before keeps it', () => {
    const first = planItems([titled('one', { id: 'same', link: 'https://x.test/1' })], nothing)
    const [one] = first.todo
    const items = [
      titled('two', { id: 'same', link: 'https://x.test/2' }),
      titled('one', { id: 'same', link: 'https://x.test/1' }),
    ]
    const second = planItems(items, first.seenAfter(1))
    expect(one?.externalId).toBe('same')
    expect(second.todo.map(({ item: { title }, what }) => [title?.value, what])).toEqual([['two', 'new']])
    expect(second.todo[0]?.externalId).toMatch(/^same#/)
    expect(planItems(items, second.seenAfter(1)).todo).toEqual([])
  })

  test('however it is cut into batches and repeated, each item is told once', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 20 }),
        fc.array(fc.nat({ max: 20 }), { maxLength: 10 }),
        (numbers, stops) => {
          const items = numbers.map((n) => titled(`t${n}`, { id: String(n) }))
          const told: string[] = []
          let seen: { seen: Record<string, string>; shared: string[] } = nothing
          for (const stop of [...stops, items.length]) {
            const { todo, seenAfter } = planItems(items, seen)
            told.push(...todo.slice(0, stop).map(({ externalId }) => externalId))
            seen = seenAfter(Math.min(stop, todo.length))
          }
          expect(told.toSorted()).toEqual(numbers.map(String).toSorted())
        },
      ),
    )
  })
})
