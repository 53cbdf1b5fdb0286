import { cloneDatabase, eventually, query, type TestDatabase } from '@hubbub/test-support'
import { expect, onTestFinished, test } from 'vitest'
import { createDatabase, type Database } from '../create-database.ts'
import { createEventReader, type EventReaderOptions } from './create-event-reader.ts'
import { append } from './events.fixtures.ts'

async function setUp() {
  const clone = await cloneDatabase()
  onTestFinished(async () => await clone[Symbol.asyncDispose]())
  return { clone, db: open(clone), other: open(clone) }
}

function open(clone: TestDatabase): Database {
  const db = createDatabase(clone)
  onTestFinished(async () => await db[Symbol.asyncDispose]())
  return db
}

function read(db: Database, seen: number[], options: Partial<EventReaderOptions> = {}) {
  const reader = createEventReader({
    db,
    reader: 'test',
    signal: AbortSignal.timeout(60_000),
    handle: (events) => Promise.resolve(void seen.push(...events.map(({ version }) => version))),
    ...options,
  })
  onTestFinished(async () => await reader[Symbol.asyncDispose]())
  return reader
}

test('goes on after a restart where it was', async () => {
  const { db } = await setUp()
  const seen: number[] = []
  const first = read(db, seen)
  await append(db, [1, 2])
  await eventually(() => seen.length === 2)
  await first[Symbol.asyncDispose]()
  await append(db, [3])
  read(db, seen)
  await eventually(() => seen.length === 3)
  expect(seen).toEqual([1, 2, 3])
})

test('of a name, one reads at a time; another takes over', async () => {
  const { db, other } = await setUp()
  const byFirst: number[] = []
  const bySecond: number[] = []
  const first = read(db, byFirst)
  await append(db, [1])
  await eventually(() => byFirst.length === 1)
  read(other, bySecond)
  await append(db, [2])
  await eventually(() => byFirst.length === 2)
  await new Promise((resolve) => setTimeout(resolve, 1_200))
  expect(bySecond).toEqual([])
  await first[Symbol.asyncDispose]()
  await append(db, [3])
  await eventually(() => bySecond.length === 1)
  expect([...byFirst, ...bySecond]).toEqual([1, 2, 3])
})

test('readers of different names each get everything', async () => {
  const { db } = await setUp()
  const one: number[] = []
  const two: number[] = []
  read(db, one, { reader: 'one' })
  read(db, two, { reader: 'two' })
  await append(db, [1, 2])
  await eventually(() => one.length === 2 && two.length === 2)
  expect([...one, ...two]).toEqual([1, 2, 1, 2])
})

test('begins now, if so asked, but only the first time', async () => {
  const { db } = await setUp()
  await append(db, [1])
  await eventually(async () => (await db.system.eventHead()) !== '0.0')
  const seen: number[] = []
  const first = read(db, seen, { from: 'now' })
  await eventually(async () => await db.system.readerCursor('test'))
  await append(db, [2])
  await eventually(() => seen.length === 1)
  await first[Symbol.asyncDispose]()
  await append(db, [3])
  read(db, seen, { from: 'now' })
  await eventually(() => seen.length === 2)
  expect(seen).toEqual([2, 3])
})

test('keeps its place behind what was not handled', async () => {
  const { db } = await setUp()
  const failing: number[] = []
  const errors: unknown[] = []
  const first = read(db, [], {
    onError: (error) => errors.push(error),
    handle(events) {
      failing.push(...events.map(({ version }) => version))
      return Promise.reject(new Error('cannot'))
    },
  })
  await append(db, [1])
  await eventually(() => failing.length >= 2)
  await first[Symbol.asyncDispose]()
  expect(errors.length).toBeGreaterThan(0)
  const seen: number[] = []
  read(db, seen)
  await eventually(() => seen.length === 1)
})

test('loses nothing when its connections are cut, and stops where another has overtaken it', async () => {
  const { clone, db, other } = await setUp()
  const seen: number[] = []
  read(db, seen)
  read(other, seen)
  let version = 0
  for (let round = 0; round < 4; round++) {
    await eventually(async () => await append(db, [version + 1, version + 2]))
    version += 2
    await query(
      clone.url,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'hubbub_app'`,
    )
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
  await eventually(() => new Set(seen).size === version, { timeout: 15_000 })
  const firstSight = [...new Set(seen)]
  expect(firstSight).toEqual(Array.from({ length: version }, (_, index) => index + 1))
  await eventually(async () => (await db.system.readerCursor('test')) === (await db.system.eventHead()))
})

test('a place is moved only from where it is', async () => {
  const { db } = await setUp()
  expect(await db.system.moveReader('r', null, '5.1')).toBe(true)
  expect(await db.system.moveReader('r', null, '6.1')).toBe(false)
  expect(await db.system.moveReader('r', '4.1', '7.1')).toBe(false)
  expect(await db.system.moveReader('r', '5.1', '8.2')).toBe(true)
  expect(await db.system.readerCursor('r')).toBe('8.2')
})
