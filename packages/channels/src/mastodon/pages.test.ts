import { expect, test } from 'vitest'
import { pagesAfter, type Place } from './pages.ts'

const dayMs = 86_400_000
const now = Date.UTC(2026, 5, 15)

/** So many, an hour apart, newest first, forty on a page. */
function createList(count: number) {
  const all = Array.from({ length: count }, (_, index) => ({
    id: String(100_000 - index),
    createdAt: new Date(now - index * 3_600_000).toISOString(),
  }))
  return async ({ minId, maxId }: { minId?: string; maxId?: string }) =>
    minId === undefined
      ? all.filter(({ id }) => maxId === undefined || Number(id) < Number(maxId)).slice(0, 40)
      : all.filter(({ id }) => Number(id) > Number(minId)).slice(-40)
}

async function walk(count: number, after: Place, days: number, { stopAfter = Infinity } = {}) {
  const since = new Date(now - days * dayMs)
  const ids: string[] = []
  let pages = 0
  let place = after
  let isWhole = false
  while (!isWhole) {
    isWhole = true
    let read = 0
    for await (const page of pagesAfter(createList(count), {
      after: place,
      since,
      signal: new AbortController().signal,
    })) {
      ids.push(...page.items.map(({ id }) => id))
      ;({ place } = page)
      pages += 1
      read += 1
      isWhole = read < stopAfter
      if (!isWhole) break
    }
  }
  return { count: ids.length, unique: new Set(ids).size, first: ids[0], last: ids.at(-1), pages }
}

test('at the beginning all that is young enough is told, oldest first', async () => {
  expect(await walk(300, null, 7)).toMatchObject({ count: 169, first: '99832', last: '100000' })
  expect(await walk(30, null, 7)).toMatchObject({ count: 30, first: '99971', last: '100000' })
})

test('however much there is, the beginning is found and nothing left out', async () => {
  expect(await walk(6_200, null, 365)).toMatchObject({ count: 6_200, unique: 6_200, first: '93801' })
})

test('what is broken off after every page goes on from there, and asks for nothing twice', async () => {
  const whole = await walk(1_000, null, 30)
  expect(await walk(1_000, null, 30, { stopAfter: 1 })).toEqual(whole)
})

test('later all that came since is told, however much', async () => {
  expect(await walk(5_000, '99000', 7)).toMatchObject({ count: 1_000, first: '99001', last: '100000' })
})
