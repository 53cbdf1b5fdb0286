import { createDatabase } from '@hubbub/database'
import { createBackend } from '@hubbub/queue'
import { cloneDatabase, sharedRedis } from '@hubbub/test-support'
import { describe, expect, test } from 'vitest'
import { createRequestLimits } from './create-request-limits.ts'

const redis = sharedRedis()
const perMinute = { caller: 3, open: 2, door: 1, hook: 100, chat: 100, visitor: 100 }

describe('request limits', () => {
  test('in PostgreSQL hold for all that count there, each kind and key for itself', async () => {
    await using clone = await cloneDatabase()
    await using database = createDatabase(clone)
    await expectShared(() => createRequestLimits({ kind: 'postgres', client: database.auth }, perMinute))
  })

  test.skipIf('missing' in redis)(
    'in Redis hold for all that count there, each kind and key for itself',
    async () => {
      if ('missing' in redis) return
      await using backend = await createBackend({ databaseUrl: '', redisUrl: redis.url })
      const client = backend.redis ?? {}
      await expectShared(() => createRequestLimits({ kind: 'redis', client }, perMinute))
    },
  )

  test('let requests through, bounded by each process alone, while the store is away', async () => {
    await using clone = await cloneDatabase()
    await using database = createDatabase({ ...clone, url: clone.url.replace(clone.name, 'nowhere') })
    const limits = createRequestLimits({ kind: 'postgres', client: database.auth }, perMinute)
    const taken = [
      await limits.take('open', 'a'),
      await limits.take('open', 'a'),
      await limits.take('open', 'a'),
    ]
    expect(taken.map(({ allowed }) => allowed)).toEqual([true, true, false])
  })
})

async function expectShared(create: () => ReturnType<typeof createRequestLimits>): Promise<void> {
  const [one, other] = [create(), create()]
  const key = crypto.randomUUID()
  const taken = [await one.take('open', key), await other.take('open', key), await one.take('open', key)]
  expect(taken.map(({ allowed, remaining }) => ({ allowed, remaining }))).toEqual([
    { allowed: true, remaining: 1 },
    { allowed: true, remaining: 0 },
    { allowed: false, remaining: 0 },
  ])
  expect(taken[2]?.reset).toBeGreaterThan(0)
  expect(await other.take('caller', key)).toMatchObject({ allowed: true, remaining: 2, limit: 3 })
  expect(await other.take('open', crypto.randomUUID())).toMatchObject({ allowed: true })
  // Networks that call us are held by all processes together too.
  const calls = await Promise.all(
    Array.from({ length: 110 }, async (_, n) => await (n % 2 ? one : other).take('hook', key)),
  )
  expect(calls.filter(({ allowed }) => allowed)).toHaveLength(100)
  const many = await Promise.all(
    Array.from({ length: 12 }, async (_, n) => await (n % 2 ? one : other).take('caller', `${key}!`)),
  )
  expect(many.filter(({ allowed }) => allowed)).toHaveLength(3)
}
