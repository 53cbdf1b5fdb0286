import { parseArgs } from 'node:util'
import { findRedis } from '@hubbub/runtime/redis-server'
import { type Figures, reportLine, say } from '../lib/report.ts'
import { runChaos } from './chaos.ts'
import { runLadderChaos } from './ladders/ladders.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    mails: { type: 'string', default: '2000' },
    seconds: { type: 'string', default: '240' },
    seed: { type: 'string', default: '1' },
    redis: { type: 'boolean', default: false },
    ladders: { type: 'string' },
  },
})

const seed = Number(values.seed)

function end(name: string, { figures, passed }: { figures: Figures; passed: boolean }) {
  if (!values.json) console.table(figures)
  process.stdout.write(`${reportLine(name, figures)}\n`)
  // Not left to the last timer: that of a mail server for a client killed while it idled would take half an hour.
  process.exit(passed ? 0 : 1)
}

if (values.ladders !== undefined) {
  const seconds = Number(values.seconds)
  end('ladders', await runLadderChaos({ ladders: Number(values.ladders), seconds, seed }))
} else if (values.redis && (await findRedis()) === null) {
  say(
    'SKIPPED: --redis needs a redis-server on the PATH, and there is none (Debian: apt-get install redis-server)',
  )
} else {
  end(
    'chaos',
    await runChaos({
      mails: Number(values.mails),
      seconds: Number(values.seconds),
      seed,
      redis: values.redis,
    }),
  )
}
