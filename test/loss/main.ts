import { mkdtemp, rm } from 'node:fs/promises'
import { createWriteStream } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { migrate } from '@hubbub/database'
import { startPostgres } from '@hubbub/standalone/postgres'
import { type Figures, reportLine, say, sumFigures } from '../lib/report.ts'
import { faultNames, runLoss } from './loss.ts'
import { allNetworks } from './networks/all-networks.ts'
import { hearingKinds } from './hearing-kinds.ts'
import { workerProcesses } from './worker-process.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    events: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '240' },
    seed: { type: 'string', default: '1' },
  },
})

const silent = () => {}
const log = { trace: silent, debug: silent, info: silent, warn: silent, error: silent }
const only = values.only?.split(',') ?? Object.keys(allNetworks)
const unproven = hearingKinds().filter((kind) => allNetworks[kind] === undefined)
if (unproven.length > 0)
  say(`NOT PROVEN, for there is no network for them in test/loss: ${unproven.join(', ')}`)

await using stack = new AsyncDisposableStack()
const dataDir = await mkdtemp(join(tmpdir(), 'hubbub-loss-'))
const postgres = stack.use(await startPostgres({ dataDir: join(dataDir, 'postgres'), log }))
const secret = randomBytes(32).toString('base64url')
const ground = { url: postgres.url(), secret }
await migrate(ground)
const written = createWriteStream(join(dataDir, 'workers.log'))
const onLine = (line: string) => void written.write(`${line}\n`)
const { networks, workerFaults, calmSeconds } = await runLoss({
  only,
  events: Number(values.events),
  seconds: Number(values.seconds),
  seed: Number(values.seed),
  forgotten: 20,
  pace: { networkMs: 3_000, workerMs: 6_000 },
  // What answers an older thread of YouTube is looked for every ten minutes.
  patienceMs: 660_000,
  ground,
  crew: (urls) => workerProcesses({ ...ground, dataDir, urls, onLine }),
})
const total = sumFigures(Object.values(networks))
const figures: Figures = {
  ...total,
  worker_faults: workerFaults,
  calm_s: calmSeconds,
  networks: only.length,
  unproven: unproven.length,
}
const passed = faultNames.every((name) => figures[name] === 0)
if (!values.json) console.table(networks)
process.stdout.write(`${reportLine('loss', figures, networks)}\n`)
await stack.disposeAsync()
if (passed) await rm(dataDir, { recursive: true, force: true })
else say(`What the workers said stands in ${dataDir}/workers.log`)
process.exit(passed ? 0 : 1)
