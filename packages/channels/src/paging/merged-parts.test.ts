import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergedParts } from './merged-parts.ts'
import type { Newer } from './newer-than.ts'

interface Thing {
  id: string
  at: number
}

const compare = (one: Thing, other: Thing) => one.at - other.at || Number(one.id) - Number(other.id)
const listOf = (items: Thing[], gaps: Newer<Thing>['gaps'] = []): Newer<Thing> => ({
  items,
  gaps,
  complete: true,
  placeAfter: (done) => (done === 0 ? null : { at: String(done), recent: {} }),
})
const order = { idOf: ({ id }: Thing) => id, compare }

describe('lists that hold the same', () => {
  test('are told as one: all, once, in order, and no list is said to be further than what was told', () => {
    const said = fc.array(fc.record({ at: fc.nat(9), in: fc.constantFrom('a', 'b', 'both') }), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(said, fc.integer({ min: 1, max: 7 }), (things, size) => {
        const all = things
          .toSorted((one, other) => one.at - other.at)
          .map(({ at, in: where }, index) => ({ thing: { id: String(index), at }, where }))
        const listed = (key: string) =>
          all.filter(({ where }) => where === key || where === 'both').map(({ thing }) => thing)
        const lists = ['a', 'b'].map((key) => ({ key, newer: listOf(listed(key)) }))
        const told: Thing[] = []
        for (const { part, places } of mergedParts(lists, order, size)) {
          expect(part.length).toBeLessThanOrEqual(size)
          told.push(...part)
          const ids = new Set(told.map(({ id }) => id))
          for (const { key, place } of places)
            expect(
              listed(key)
                .slice(0, Number(place?.at ?? 0))
                .every(({ id }) => ids.has(id)),
            ).toBe(true)
        }
        expect(told).toEqual(all.map(({ thing }) => thing))
      }),
    )
  })

  test('at the end each list is told to its end, and what was missed is told with the first part', () => {
    const gap = { from: new Date(0), to: new Date(1), reason: 'More came than the network lists' }
    const things = Array.from({ length: 5 }, (_, index) => ({ id: String(index), at: index }))
    const parts = [
      ...mergedParts(
        [
          { key: 'a', newer: listOf(things, [gap]) },
          { key: 'b', newer: listOf(things.slice(2)) },
        ],
        order,
        2,
      ),
    ]
    expect(parts.map(({ gaps }) => gaps)).toEqual([[gap], [], []])
    expect(parts.at(-1)?.places.map(({ place }) => place?.at)).toEqual(['5', '3'])
  })
})
