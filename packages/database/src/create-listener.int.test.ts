import { cloneDatabase, eventually, query } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { createDatabase } from './create-database.ts'

const listeners = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE '%listen'`

test('tells what was notified, on one connection for all channels', async () => {
  await using clone = await cloneDatabase()
  await using db = createDatabase(clone)
  const heard: string[] = []
  db.listen('one', (payload) => heard.push(`one ${payload}`))
  db.listen('Two words', (payload) => heard.push(`two ${payload}`))
  using _again = db.listen('one', (payload) => heard.push(`again ${payload}`))
  await eventually(() => heard.length === 3)
  expect(heard.toSorted()).toEqual(['again null', 'one null', 'two null'])
  heard.length = 0
  await query(clone.url, `SELECT pg_notify('one', 'x'), pg_notify('Two words', ''), pg_notify('three', 'y')`)
  await eventually(() => heard.length === 3)
  expect(heard.toSorted()).toEqual(['again x', 'one x', 'two '])
  expect(await query(clone.url, listeners)).toHaveLength(1)
})

test('a channel that is added later is heard, one that is let go is not', async () => {
  await using clone = await cloneDatabase()
  await using db = createDatabase(clone)
  const heard: string[] = []
  const first = db.listen('one', (payload) => heard.push(`one ${payload}`))
  await eventually(() => heard.length === 1)
  db.listen('two', (payload) => heard.push(`two ${payload}`))
  await eventually(() => heard.length === 2)
  first[Symbol.dispose]()
  await query(clone.url, `SELECT pg_notify('one', 'x'), pg_notify('two', 'y')`)
  await eventually(() => heard.length === 3)
  expect(heard).toEqual(['one null', 'two null', 'two y'])
})

test('comes back when its connection is cut, and says that it may have missed something', async () => {
  await using clone = await cloneDatabase()
  await using db = createDatabase(clone)
  const heard: (string | null)[] = []
  db.listen('one', (payload) => heard.push(payload))
  await eventually(() => heard.length === 1)
  await query(clone.url, `SELECT pg_terminate_backend(pid) FROM (${listeners}) AS l`)
  await eventually(() => heard.length === 2)
  await query(clone.url, `SELECT pg_notify('one', 'x')`)
  await eventually(() => heard.length === 3)
  expect(heard).toEqual([null, null, 'x'])
})

test('leaves no connection behind', async () => {
  await using clone = await cloneDatabase()
  const db = createDatabase(clone)
  const heard: (string | null)[] = []
  db.listen('one', (payload) => heard.push(payload))
  await eventually(() => heard.length === 1)
  await db[Symbol.asyncDispose]()
  await eventually(async () => (await query(clone.url, listeners)).length === 0)
  expect(heard).toEqual([null])
})
