import { access } from 'node:fs/promises'
import {
  cloneDatabase,
  eventually,
  freePort,
  query,
  sharedRedis,
  startRedis,
  tempDir,
} from '@hubbub/test-support'
import { describe, expect, test } from 'vitest'

describe('a cloned database', () => {
  test('has every table and no row, and is gone afterwards', async () => {
    let url = ''
    {
      await using db = await cloneDatabase()
      url = db.url
      const [tables] = await query(
        url,
        "SELECT to_regclass('conversation') AS conversation, to_regclass('event') AS event",
      )
      expect(tables).toEqual({ conversation: 'conversation', event: 'event' })
      expect(await query(url, 'SELECT count(*)::int AS n FROM conversation')).toEqual([{ n: 0 }])
    }
    await expect(query(url, 'SELECT 1')).rejects.toThrow('does not exist')
  })

  test('is one of many, each with rows of its own', async () => {
    const databases = await Promise.all([1, 2, 3, 4].map(async () => await cloneDatabase()))
    for (const [index, db] of databases.entries())
      await query(db.url, `CREATE TABLE mine AS SELECT ${index} AS n`)
    for (const [index, db] of databases.entries())
      expect(await query(db.url, 'SELECT n FROM mine')).toEqual([{ n: index }])
    for (const db of databases) await db[Symbol.asyncDispose]()
  })

  test('may be had without tables', async () => {
    await using db = await cloneDatabase({ empty: true })
    expect(await query(db.url, "SELECT to_regclass('conversation') AS conversation")).toEqual([
      { conversation: null },
    ])
  })
})

const redis = sharedRedis()
describe.skipIf('missing' in redis)(
  `Redis${'missing' in redis ? ` (skipped: ${redis.missing})` : ''}`,
  () => {
    test('is there, and another can be had to oneself', async () => {
      await using own = await startRedis()
      expect(own.url).toMatch(/^redis:\/\/127\.0\.0\.1:\d+$/)
      expect(redis).not.toEqual({ url: own.url })
    })
  },
)

test('eventually gives back what came, and the last reason when nothing came', async () => {
  let round = 0
  expect(await eventually(() => (round += 1) === 3 && 'there', { interval: 1 })).toBe('there')
  await expect(
    eventually(
      () => {
        throw new Error('not yet')
      },
      { timeout: 20, interval: 5 },
    ),
  ).rejects.toThrow('not yet')
  await expect(eventually(() => null, { timeout: 20, interval: 5 })).rejects.toThrow('Still null after 20 ms')
})

test('a temporary folder is gone afterwards', async () => {
  let path = ''
  {
    await using folder = await tempDir()
    path = folder.path
    await access(path)
  }
  await expect(access(path)).rejects.toThrow('ENOENT')
})

test('a free port is one that can be had', async () => {
  expect(await freePort()).toBeGreaterThan(1023)
})
