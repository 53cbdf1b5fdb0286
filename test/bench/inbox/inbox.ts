import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '@hubbub/standalone/postgres'
import { z } from 'zod'
import { percentile } from '../../lib/percentile.ts'
import { type Figures, say } from '../../lib/report.ts'
import { openSql } from '../../lib/sql.ts'
import { fill } from './fill.ts'
import { ask, listMeasures, type Measure } from './measures.ts'
import { startDesk } from './start-desk.ts'

export interface InboxOptions {
  conversations: number
  messages: number
  rounds: number
}

/** How long an agent waits for what the inbox shows, over HTTP, one request after the other, on the embedded database. */
export async function benchInbox({ conversations, messages, rounds }: InboxOptions): Promise<Figures> {
  await using stack = new AsyncDisposableStack()
  const dataDir = await mkdtemp(join(tmpdir(), 'hubbub-bench-'))
  stack.defer(async () => await rm(dataDir, { recursive: true, force: true }))
  const postgres = stack.use(await startPostgres({ dataDir: join(dataDir, 'postgres'), log: quiet }))
  const databaseUrl = postgres.url()
  const secret = randomBytes(32).toString('base64url')
  const desk = await startDesk({ databaseUrl, secret, dataDir }, stack)
  say(`${conversations} conversations, ${messages} messages …`)
  await using sql = await openSql(databaseUrl)
  await fill(sql, desk, { conversations, messages })

  const figures: Record<string, number> = { conversations, messages }
  for (const measure of await listMeasures(desk, conversations * 0.3)) {
    const times = await timesOf(measure, rounds)
    figures[`${measure.name}_p50_ms`] = percentile(times, 0.5)
    figures[`${measure.name}_p95_ms`] = percentile(times, 0.95)
  }
  return figures
}

/** Milliseconds until all answers are there, of each round; the first rounds only warm up. */
async function timesOf({ person, paths }: Measure, rounds: number): Promise<number[]> {
  const times: number[] = []
  for (let round = -3; round < rounds; round += 1) {
    const startedAt = performance.now()
    await Promise.all(paths.map(async (path) => await ask(person, path, z.json())))
    if (round >= 0) times.push(performance.now() - startedAt)
  }
  return times
}

const silent = () => {}
const quiet = { trace: silent, debug: silent, info: silent, warn: silent, error: silent }
