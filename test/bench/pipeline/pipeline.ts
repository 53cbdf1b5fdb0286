import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { migrate } from '@hubbub/database'
import { startPostgres } from '@hubbub/standalone/postgres'
import { listen } from '../../lib/listen.ts'
import { percentile } from '../../lib/percentile.ts'
import { cpuOfTree, watchMemory } from '../../lib/processes.ts'
import { type Figures, say } from '../../lib/report.ts'
import { openSql } from '../../lib/sql.ts'
import { addMailbox } from './add-mailbox.ts'
import { createBenchChannel } from './bench-channel.ts'
import { countResults } from './count-results.ts'
import { measureLatency } from './latency.ts'
import { measureLimit } from './limit.ts'
import { longestStatements, statementSettings } from './longest-statements.ts'
import { createMails } from './mails.ts'
import { push } from './push.ts'
import { createStages } from './stages.ts'
import { startProduct } from './start-product.ts'

export interface PipelineOptions {
  messages: number
  seconds: number
  /** Also says which statements took longest. */
  statements: boolean
  /** Also says how long each step of the way takes. */
  stages: boolean
  /** Every worker gives its work to the queue, as it does from a process of its own. */
  apart: boolean
}

const perSecond = 50

/** The way of a message, from fetch to the agent's socket, on the embedded database; and what the database could at most. */
export async function benchPipeline(options: PipelineOptions): Promise<Figures> {
  const { messages, seconds, statements } = options
  await using stack = new AsyncDisposableStack()
  const dataDir = await mkdtemp(join(tmpdir(), 'hubbub-bench-'))
  stack.defer(async () => await rm(dataDir, { recursive: true, force: true }))
  const settings: Record<string, string> = statements ? statementSettings : {}
  const postgres = stack.use(
    await startPostgres({ dataDir: join(dataDir, 'postgres'), log: quiet, settings }),
  )
  const secret = randomBytes(32).toString('base64url')
  const databaseUrl = postgres.url()

  const run = await runPipeline({ ...options, databaseUrl, secret, dataDir })
  say('the same rows by plain SQL …')
  const limitSeconds = await runLimit({ databaseUrl, adminUrl: postgres.url('postgres'), secret, postgres })
  const limit = (messages + perSecond * seconds) / limitSeconds
  return {
    messages_per_s: run.messagesPerSecond,
    limit_messages_per_s: limit,
    limit_ratio: run.messagesPerSecond / limit,
    cpu_s: run.cpu,
    peak_memory_mb: run.peak,
    p50_ms: percentile(run.latencies, 0.5),
    p95_ms: percentile(run.latencies, 0.95),
    p99_ms: percentile(run.latencies, 0.99),
    lost: run.lost,
    doubled: run.doubled,
  }
}

interface Place {
  databaseUrl: string
  secret: string
  dataDir: string
}

async function runPipeline(options: PipelineOptions & Place) {
  const { messages, seconds, statements } = options
  await using stack = new AsyncDisposableStack()
  const channel = createBenchChannel()
  const stages = options.stages ? createStages() : undefined
  const product = await startProduct({ ...options, stages, channel: channel.channel }, stack)
  const sql = stack.use(await openSql(options.databaseUrl))
  const listener = stack.use(listen(product.admin))
  await listener.ready
  await addMailbox(product)
  const nextMail = createMails(1)
  const mails = Array.from({ length: messages }, nextMail)
  await sql.rows('CHECKPOINT')
  if (statements) await sql.rows('CREATE EXTENSION IF NOT EXISTS pg_stat_statements')

  const stopWatching = watchMemory(process.pid)
  const cpuBefore = await cpuOfTree(process.pid)
  say(`${messages} messages …`)
  const messagesPerSecond = await push(channel, listener, mails)
  const cpu = (await cpuOfTree(process.pid)) - cpuBefore
  if (statements) say(await longestStatements(sql))
  say(`${perSecond} messages a second for ${seconds} s …`)
  await sleep(2_000)
  const ways = await measureLatency({ channel, listener, sql, perSecond, seconds }, nextMail)
  const latencies = ways.map(({ from, to }) => to - from)
  if (stages !== undefined) say(stages.medians(ways))
  const peak = await stopWatching()
  const results = await countResults(sql, listener, messages + perSecond * seconds)
  return { messagesPerSecond, cpu, latencies, peak, ...results }
}

interface LimitPlace {
  databaseUrl: string
  adminUrl: string
  secret: string
  postgres: { url(database: string): string }
}

async function runLimit({ databaseUrl, adminUrl, secret, postgres }: LimitPlace): Promise<number> {
  await using admin = await openSql(adminUrl)
  await admin.rows('CREATE DATABASE plain')
  await migrate({ url: postgres.url('plain'), secret })
  await admin.rows('CHECKPOINT')
  return await measureLimit(databaseUrl, postgres.url('plain'))
}

const silent = () => {}
const quiet = { trace: silent, debug: silent, info: silent, warn: silent, error: silent }
