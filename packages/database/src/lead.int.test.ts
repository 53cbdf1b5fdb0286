import { cloneDatabase, eventually, query } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { createDatabase } from './create-database.ts'

const untilAborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))

test('one works at a time, and the next follows when it is gone', async () => {
  await using clone = await cloneDatabase()
  await using db = createDatabase(clone)
  const stops = [new AbortController(), new AbortController(), new AbortController()]
  let working = 0
  let most = 0
  const order: number[] = []
  const runs = stops.map(({ signal }, index) =>
    db.lead({
      name: 'test',
      signal,
      retryMs: 20,
      async work(leading) {
        most = Math.max(most, ++working)
        order.push(index)
        await untilAborted(leading)
        working--
      },
    }),
  )
  for (let turn = 1; turn <= 3; turn++) {
    await eventually(() => order.length === turn)
    stops[order.at(-1) ?? 0]?.abort()
  }
  await Promise.all(runs)
  expect(most).toBe(1)
  expect(order.toSorted((a, b) => a - b)).toEqual([0, 1, 2])
})

test('a leader that is cut off is told, and leads again', async () => {
  await using clone = await cloneDatabase()
  await using db = createDatabase(clone)
  const stop = new AbortController()
  let begun = 0
  let cutOff = 0
  const run = db.lead({
    name: 'test',
    signal: stop.signal,
    retryMs: 20,
    async work(leading) {
      begun++
      await untilAborted(leading)
      if (!stop.signal.aborted) cutOff++
    },
  })
  await eventually(() => begun === 1)
  await query(
    clone.url,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'hubbub lead test'`,
  )
  await eventually(() => begun === 2)
  expect(cutOff).toBe(1)
  stop.abort()
  await run
})

test('work that fails is told of and begun again', async () => {
  await using clone = await cloneDatabase()
  await using db = createDatabase(clone)
  const stop = new AbortController()
  const errors: unknown[] = []
  await db.lead({
    name: 'test',
    signal: stop.signal,
    retryMs: 10,
    onError: (error) => errors.push(error),
    work() {
      if (errors.length < 2) throw new Error('no')
      stop.abort()
      return Promise.resolve()
    },
  })
  expect(errors).toHaveLength(2)
})
