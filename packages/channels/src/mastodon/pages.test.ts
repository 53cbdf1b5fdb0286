import { expect, test } from 'vitest'
import { pagesAfter } from './pages.ts'

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

async function walk(count: number, after: string | null, days: number) {
  const since = new Date(now - days * dayMs)
  const pages = await Array.fromAsync(
    pagesAfter(createList(count), { after, since, signal: new AbortController().signal }),
  )
  const items = pages.flatMap((page) => page.items)
  return {
    count: items.length,
    first: items[0]?.id,
    last: items.at(-1)?.id,
    gaps: pages.flatMap(({ gaps }) => gaps),
  }
}

test('at the beginning all that is young enough is told, oldest first', async () => {
  expect(await walk(300, null, 7)).toEqual({ count: 169, first: '99832', last: '100000', gaps: [] })
  expect(await walk(30, null, 7)).toEqual({ count: 30, first: '99971', last: '100000', gaps: [] })
})

test('where more was said than is looked through, that is a gap', async () => {
  const { count, gaps } = await walk(4_200, null, 365)
  expect(count).toBe(4_000)
  expect(gaps).toMatchObject([
    { from: new Date(now - 365 * dayMs), to: new Date(now - 3_999 * 3_600_000), reason: expect.any(String) },
  ])
})

test('later all that came since is told, however much', async () => {
  expect(await walk(5_000, '99000', 7)).toEqual({ count: 1_000, first: '99001', last: '100000', gaps: [] })
})
