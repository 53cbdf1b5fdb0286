import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '@hubbub/database'
import { startPostgres } from '@hubbub/standalone/postgres'
import { type Figures, say } from '../../lib/report.ts'
import { openSql } from '../../lib/sql.ts'
import { measureLimit } from '../pipeline/limit.ts'
import { type Loudspeaker, openJetstreamSpeaker, openXSpeaker } from './loudspeakers.ts'
import { measureStream, type StreamRun } from './measure-stream.ts'

export interface StreamOptions {
  /** Of each network, all at once. */
  events: number
  /** For how long it is then spoken evenly. */
  seconds: number
}

const perSecond = 50

/**
 * What X and Jetstream say at full speed, by the real channels to scored and routed rows on the embedded database, in a
 * worker of its own; and how fast that database takes the same rows when nothing has to be found out first.
 */
export async function benchStream(options: StreamOptions): Promise<Figures> {
  await using stack = new AsyncDisposableStack()
  const dataDir = await mkdtemp(join(tmpdir(), 'hubbub-bench-'))
  stack.defer(async () => await rm(dataDir, { recursive: true, force: true }))
  const postgres = stack.use(await startPostgres({ dataDir: join(dataDir, 'postgres'), log: quiet }))
  const secret = randomBytes(32).toString('base64url')
  const run = async (name: string, open: () => Promise<Loudspeaker>) => {
    const url = await emptyDatabase(postgres, { name, secret })
    await using speaker = await open()
    say(`${options.events} events of ${name} …`)
    return await measureStream({ ...options, perSecond, speaker, url, secret, dataDir })
  }
  const x = await run('x', openXSpeaker)
  const jetstream = await run('jetstream', openJetstreamSpeaker)
  say('the same rows by plain SQL …')
  const to = await emptyDatabase(postgres, { name: 'plain', secret })
  const limit = jetstream.stored / (await measureLimit(postgres.url('jetstream'), to))
  return {
    ...named('x', x),
    ...named('jetstream', jetstream),
    limit_events_per_s: limit,
    limit_ratio: jetstream.eventsPerSecond / limit,
    peak_memory_mb: Math.max(x.peakMb, jetstream.peakMb),
    cpu_s: x.cpu + jetstream.cpu,
    lost: x.lost + jetstream.lost,
  }
}

const named = (name: string, run: StreamRun): Record<string, number> => ({
  [`${name}_events_per_s`]: run.eventsPerSecond,
  [`${name}_passed_by_per_s`]: run.passedByPerSecond,
  [`${name}_cpu_ms_per_event`]: (run.burstCpu * 1000) / run.burst,
  [`${name}_p50_ms`]: run.p50,
  [`${name}_p95_ms`]: run.p95,
})

async function emptyDatabase(
  postgres: { url(database?: string): string },
  { name, secret }: { name: string; secret: string },
): Promise<string> {
  await using admin = await openSql(postgres.url('postgres'))
  await admin.rows(`CREATE DATABASE ${name}`)
  const url = postgres.url(name)
  await migrate({ url, secret })
  return url
}

const silent = () => {}
const quiet = { trace: silent, debug: silent, info: silent, warn: silent, error: silent }
