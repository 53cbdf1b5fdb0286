import { cloneDatabase, query } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { faultNames, runLoss } from './loss.ts'
import { allNetworks } from './networks/all-networks.ts'
import { workersHere } from './worker-here.ts'

const flawless = Object.fromEntries(faultNames.map((name) => [name, 0]))

// The long form, with workers that are killed: `pnpm test:loss`.
test(
  'while networks, workers and the database fail, each event is heard once and in order, and gaps are told',
  {
    timeout: 240_000,
  },
  async () => {
    await using clone = await cloneDatabase()
    // What a database allows whom is not part of a template.
    await query(clone.url, `GRANT CREATE ON DATABASE ${clone.name} TO hubbub_app`)
    const only = Object.keys(allNetworks)
    const { networks, workerFaults } = await runLoss({
      only,
      events: 100,
      seconds: 6,
      seed: 7,
      forgotten: 3,
      pace: { networkMs: 1_000, workerMs: 4_000 },
      patienceMs: 60_000,
      ground: clone,
      workers: (urls) => workersHere({ ...clone, urls }),
    })
    for (const kind of only)
      expect(networks[kind], kind).toMatchObject({ ...flawless, events: expect.any(Number) })
    expect(workerFaults).toBeGreaterThan(0)
    const forgetful = only.filter((kind) => (networks[kind]?.['in_gaps'] ?? 0) > 0)
    expect(forgetful).toEqual(['feed', 'jetstream', 'telegram', 'x'])
  },
)
