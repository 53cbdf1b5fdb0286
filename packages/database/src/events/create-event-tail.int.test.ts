import { cloneDatabase, eventually, query } from '@hubbub/test-support'
import { expect, onTestFinished, test } from 'vitest'
import { createDatabase, type Database } from '../create-database.ts'
import { createEventTail, type EventTailOptions } from './create-event-tail.ts'
import { append } from './events.fixtures.ts'

async function setUp() {
  const clone = await cloneDatabase()
  const db = createDatabase(clone)
  const ending = new AbortController()
  onTestFinished(async () => {
    ending.abort()
    await db[Symbol.asyncDispose]()
    await clone[Symbol.asyncDispose]()
  })
  return { clone, db, ending }
}

function follow(db: Database, signal: AbortSignal, options: Partial<EventTailOptions> = {}) {
  const seen: number[] = []
  const errors: unknown[] = []
  const tail = createEventTail({
    db,
    from: '0.0',
    signal,
    onEvents: (events) => void seen.push(...events.map(({ version }) => version)),
    onError: (error) => errors.push(error),
    ...options,
  })
  return { tail, seen, errors }
}

test('begins after its cursor, or after what is there now', async () => {
  const { db, ending } = await setUp()
  await append(db, [1, 2])
  await eventually(async () => (await db.system.readEvents('0.0', 10)).events.length === 2)
  const all = follow(db, ending.signal)
  const fresh = follow(db, ending.signal, { from: 'now' })
  expect(await fresh.tail.ready).toBe(await db.system.eventHead())
  await eventually(() => all.seen.length === 2)
  const middle = follow(db, ending.signal, {
    from: (await db.system.readEvents('0.0', 1)).events[0]?.cursor ?? '',
  })
  await append(db, [3])
  await eventually(() => all.seen.length === 3 && fresh.seen.length === 1 && middle.seen.length === 2)
  expect(all.seen).toEqual([1, 2, 3])
  expect(middle.seen).toEqual([2, 3])
  expect(fresh.seen).toEqual([3])
  expect(all.tail.cursor()).toBe(await db.system.eventHead())
})

test('is woken by a commit, long before it would look again by itself', async () => {
  const { db, ending } = await setUp()
  const { tail, seen } = follow(db, ending.signal, { pollMs: 60_000 })
  await tail.ready
  await append(db, [1])
  await eventually(() => seen.length === 1)
  await append(db, [2])
  await eventually(() => seen.length === 2)
  expect(seen).toEqual([1, 2])
})

test('finds by itself what no notification told of', async () => {
  const { clone, db, ending } = await setUp()
  await query(clone.url, 'ALTER TABLE event DISABLE TRIGGER announce')
  const { tail, seen } = follow(db, ending.signal, { pollMs: 100 })
  await tail.ready
  await append(db, [1])
  await eventually(() => seen.length > 0)
  expect(seen).toEqual([1])
})

test('hands a batch over again until it is taken, and nothing else meanwhile', async () => {
  const { db, ending } = await setUp()
  const handed: number[][] = []
  const { tail, errors } = follow(db, ending.signal, {
    batchSize: 2,
    onEvents(events) {
      handed.push(events.map(({ version }) => version))
      if (handed.length < 3) throw new Error('not now')
    },
  })
  await tail.ready
  await append(db, [1, 2, 3])
  await eventually(() => handed.length === 4)
  expect(handed).toEqual([[1, 2], [1, 2], [1, 2], [3]])
  expect(errors).toHaveLength(2)
})

test('hands over one batch at a time', async () => {
  const { db, ending } = await setUp()
  let running = 0
  let most = 0
  let seen = 0
  const { tail } = follow(db, ending.signal, {
    batchSize: 1,
    async onEvents() {
      most = Math.max(most, ++running)
      await new Promise((resolve) => setTimeout(resolve, 5))
      running--
      seen++
    },
  })
  await tail.ready
  await Promise.all([append(db, [1]), append(db, [2, 3]), append(db, [4])])
  await eventually(() => seen === 4)
  expect(most).toBe(1)
})

test('goes on where it was when all its connections are cut', async () => {
  const { clone, db, ending } = await setUp()
  const { tail, seen } = follow(db, ending.signal, { pollMs: 60_000 })
  await tail.ready
  let version = 0
  for (let round = 0; round < 5; round++) {
    await append(db, [++version, ++version])
    await query(
      clone.url,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'hubbub_app'`,
    )
    await eventually(() => db.ping().then(() => true))
    await append(db, [++version])
  }
  await eventually(() => seen.length >= version, { timeout: 10_000 })
  expect(seen).toEqual(Array.from({ length: version }, (_, index) => index + 1))
})

test('ends when it is told to, after the batch it is at', async () => {
  const { db, ending } = await setUp()
  let finished = false
  const started = Promise.withResolvers<void>()
  const { tail } = follow(db, ending.signal, {
    async onEvents() {
      started.resolve()
      await new Promise((resolve) => setTimeout(resolve, 100))
      finished = true
    },
  })
  await append(db, [1])
  await started.promise
  ending.abort()
  await tail.done
  expect(finished).toBe(true)
  expect(tail.cursor()).not.toBe('0.0')
})

test('one that never began says so', async () => {
  const { db } = await setUp()
  const { tail } = follow(db, AbortSignal.abort(new Error('too late')))
  await expect(tail.ready).rejects.toThrow('too late')
  await tail.done
})
