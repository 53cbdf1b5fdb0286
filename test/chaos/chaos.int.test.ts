import { expect, test } from 'vitest'
import { faults, runChaos } from './chaos.ts'

const flawless = Object.fromEntries(faults.map((name) => [name, 0]))

// An interrupted send is looked up once its lease has run out: that is why it is a short one here. A Redis that forgets
// everything is in the tests of the pipeline, and here by hand: `pnpm test:chaos --redis`.
test(
  'killed again and again, it loses nothing, doubles nothing and keeps no event back',
  { timeout: 400_000 },
  async () => {
    const { figures, passed } = await runChaos({
      mails: 60,
      seconds: 14,
      leastKills: 6,
      seed: 7,
      redis: false,
      leaseSeconds: 8,
    })
    expect(figures).toMatchObject({ ...flawless, mails: 60 })
    expect(figures['replies']).toBeGreaterThan(5)
    expect(passed).toBe(true)
  },
)
