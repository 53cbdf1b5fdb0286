import { parseArgs } from 'node:util'
import { reportLine, type Figures } from '../lib/report.ts'
import { benchAlert } from './alert/alert.ts'
import { benchAnalytics } from './analytics/analytics.ts'
import { benchDetectors } from './detectors/detectors.ts'
import { benchIdle } from './idle/idle.ts'
import { benchInbox } from './inbox/inbox.ts'
import { benchMonitors } from './monitors/monitors.ts'
import { benchPipeline } from './pipeline/pipeline.ts'
import { benchStream } from './stream/stream.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    brands: { type: 'string', default: '10000' },
    conversations: { type: 'string', default: '100000' },
    messages: { type: 'string' },
    events: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '40' },
    seconds: { type: 'string', default: '30' },
    statements: { type: 'boolean', default: false },
    stages: { type: 'boolean', default: false },
    apart: { type: 'boolean', default: false },
  },
})

const benches: Record<string, () => Promise<Figures>> = {
  alert: async () => await benchAlert({ rounds: Number(values.rounds) }),
  analytics: async () =>
    await benchAnalytics({ messages: Number(values.messages ?? 1_000_000), rounds: Number(values.rounds) }),
  detectors: async () => await benchDetectors({ brands: Number(values.brands) }),
  idle: benchIdle,
  pipeline: async () =>
    await benchPipeline({
      messages: Number(values.messages ?? 20_000),
      seconds: Number(values.seconds),
      statements: values.statements,
      stages: values.stages,
      apart: values.apart,
    }),
  stream: async () => await benchStream({ events: Number(values.events), seconds: Number(values.seconds) }),
  monitors: benchMonitors,
  inbox: async () =>
    await benchInbox({
      conversations: Number(values.conversations),
      messages: Number(values.messages ?? 3 * Number(values.conversations)),
      rounds: Number(values.rounds),
    }),
}

const [name = ''] = positionals
const bench = benches[name]
if (bench === undefined) {
  process.stderr.write(`Which one? pnpm bench <${Object.keys(benches).join('|')}> [--json]\n`)
  process.exit(2)
}
const figures = await bench()
if (!values.json) console.table(figures)
process.stdout.write(`${reportLine(name, figures)}\n`)
