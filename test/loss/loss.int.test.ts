import { cloneDatabase, query } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { hearingKinds } from './hearing-kinds.ts'
import { faultNames, runLoss } from './loss.ts'
import { allNetworks } from './networks/all-networks.ts'
import { workersHere } from './worker-here.ts'

const flawless = Object.fromEntries(faultNames.map((name) => [name, 0]))

test('every kind of channel by which people are heard is shown to lose nothing', () => {
  expect(Object.keys(allNetworks).toSorted()).toEqual(hearingKinds().toSorted())
})

const groups = [
  {
    name: 'that call us',
    only: ['api', 'chat', 'instagram', 'messenger', 'sms', 'whatsapp'],
    forget: ['whatsapp'],
  },
  {
    name: 'that are asked',
    only: ['feed', 'github', 'hacker-news', 'lemmy', 'reddit', 'stack-exchange', 'youtube'],
    forget: ['feed'],
  },
  {
    name: 'that are held open',
    only: ['bluesky', 'discord', 'email', 'jetstream', 'mastodon', 'slack', 'telegram', 'x'],
    forget: ['jetstream', 'telegram', 'x'],
  },
]

test('each is in one of the groups', () => {
  expect(groups.flatMap(({ only }) => only).toSorted()).toEqual(Object.keys(allNetworks).toSorted())
})

// The long form, all at once and with workers that are killed: `pnpm test:loss`.
test.concurrent.each(groups)(
  'while networks $name, workers and the database fail, each event is heard once and in order, and gaps are told',
  { timeout: 300_000 },
  async ({ only, forget }) => {
    await using clone = await cloneDatabase()
    // What a database allows whom is not part of a template.
    await query(clone.url, `GRANT CREATE ON DATABASE ${clone.name} TO hubbub_app`)
    const { networks, workerFaults } = await runLoss({
      only,
      events: 100,
      seconds: 6,
      seed: 7,
      forgotten: 3,
      pace: { networkMs: 1_000, workerMs: 4_000 },
      // A connection that says nothing any more is given up after two minutes.
      patienceMs: 150_000,
      ground: clone,
      crew: (urls) => workersHere({ ...clone, urls }),
    })
    for (const kind of only)
      expect(networks[kind], kind).toMatchObject({ ...flawless, events: expect.any(Number) })
    expect(workerFaults).toBeGreaterThan(0)
    // Signing in with the password is rationed; what was kept is used again by every worker.
    expect(networks['bluesky']?.['sign_ins'] ?? 1).toBe(1)
    // Whose session Discord forgets may lose who wrote in private for the first time, and never again.
    const inGaps = only.filter((kind) => kind !== 'discord' && (networks[kind]?.['in_gaps'] ?? 0) > 0)
    expect(inGaps).toEqual(forget)
  },
)
