import { sharedRedis } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { faults, runChaos } from './chaos.ts'

const redis = sharedRedis()
const why = 'missing' in redis ? ` (SKIPPED: ${redis.missing})` : ''
/** An interrupted send is looked up once its lease has run out, which is most of the time it takes. */
const timeout = 400_000
const flawless = Object.fromEntries(faults.map((name) => [name, 0]))

test(
  'killed again and again, it loses nothing, doubles nothing and keeps no event back',
  { timeout },
  async () => {
    const { figures, passed } = await runChaos({ mails: 150, seconds: 35, seed: 7, redis: false })
    expect(figures).toMatchObject({ ...flawless, mails: 150 })
    expect(figures['kills']).toBeGreaterThan(7)
    expect(figures['replies']).toBeGreaterThan(10)
    expect(passed).toBe(true)
  },
)

test.skipIf('missing' in redis)(
  `nor does a Redis that forgets everything in the middle${why}`,
  { timeout },
  async () => {
    const { figures, passed } = await runChaos({ mails: 80, seconds: 16, seed: 8, redis: true })
    expect(figures).toMatchObject({ ...flawless, mails: 80, flushes: 1 })
    expect(passed).toBe(true)
  },
)
