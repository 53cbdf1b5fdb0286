import { describe, expect, test } from 'vitest'
import { inParts } from './in-parts.ts'
import { newerThan } from './newer-than.ts'
import type { Place } from './place.ts'

interface Said {
  id: string
  at: string
}

const day = Date.parse('2026-11-30T00:00:00Z')
const said = (minute: number): Said => ({
  id: `s${minute}`,
  at: new Date(day + minute * 60_000).toISOString(),
})

/** A network that lists the newest first, ten at a time, and no more than so many. */
function networkOf(all: Said[], holds = Infinity) {
  let asked = 0
  const list = async (cursor: string | undefined) => {
    asked += 1
    const start = Number(cursor ?? 0)
    const shown = all.toSorted((a, b) => (a.at < b.at ? 1 : -1)).slice(0, holds)
    const items = shown.slice(start, start + 10)
    return { items, cursor: start + 10 < shown.length ? String(start + 10) : null }
  }
  return { list, asked: () => asked }
}

const read = (place: Place | null, rest = {}) => ({
  place,
  since: new Date(day),
  idOf: ({ id }: Said) => id,
  atOf: ({ at }: Said) => at,
  ...rest,
})
const upTo = (count: number) => Array.from({ length: count }, (_, index) => said(index))

describe('what is newer than what was told', () => {
  test('page by page until the stored one is met, oldest first', async () => {
    const { list } = networkOf(upTo(5))
    const first = await newerThan(list, read(null))
    expect(first.items.map(({ id }) => id)).toEqual(['s0', 's1', 's2', 's3', 's4'])
    const place = first.placeAfter(5)
    const { list: later, asked } = networkOf(upTo(40))
    const next = await newerThan(later, read(place))
    expect(next.items.map(({ id }) => id)).toEqual(
      upTo(40)
        .slice(5)
        .map(({ id }) => id),
    )
    expect([asked(), next.gaps]).toEqual([4, []])
  })

  test('what is listed late is told, and nothing twice', async () => {
    const place = (await newerThan(networkOf(upTo(9)).list, read(null))).placeAfter(9)
    const late = { ...said(7), id: 'late' }
    const next = await newerThan(networkOf([...upTo(9), late]).list, read(place))
    expect(next.items).toEqual([late])
  })

  test('nothing from before the beginning is told at first', async () => {
    const { items } = await newerThan(
      networkOf(upTo(9)).list,
      read(null, { since: new Date(day + 5 * 60_000) }),
    )
    expect(items.map(({ id }) => id)).toEqual(['s5', 's6', 's7', 's8'])
  })

  test('a list that ends before the stored one is met has lost something, and says so with its first part', async () => {
    const place = (await newerThan(networkOf(upTo(2)).list, read(null))).placeAfter(2)
    const next = await newerThan(networkOf(upTo(100), 30).list, read(place, { holds: 30 }))
    expect(next.items).toHaveLength(30)
    const told = [...inParts(next, 20)]
    expect(told.map(({ gaps, part }) => [gaps.length, part.length])).toEqual([
      [1, 20],
      [0, 10],
    ])
    expect(told[0]?.gaps[0]).toMatchObject({ to: new Date(said(70).at) })
    expect(told[0]?.place?.at).toBe(said(89).at)
  })

  test('all of a long list is read at the beginning, and what is left out of a longer one is told', async () => {
    const long = await newerThan(networkOf(upTo(900)).list, read(null))
    expect([long.items.length, long.gaps]).toEqual([900, []])
    const longer = await newerThan(networkOf(upTo(100)).list, read(null, { maxPages: 3 }))
    expect(longer.items).toHaveLength(30)
    expect(longer.gaps).toMatchObject([{ from: new Date(day), to: new Date(said(70).at) }])
    const listed = await newerThan(networkOf(upTo(100), 30).list, read(null, { holds: 30 }))
    expect([listed.items.length, listed.gaps]).toEqual([30, []])
  })
})
