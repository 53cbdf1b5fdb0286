import { setTimeout as sleep } from 'node:timers/promises'
import { percentile } from '../../lib/percentile.ts'
import { cpuOfTree, watchMemory } from '../../lib/processes.ts'
import type { Sql } from '../../lib/sql.ts'
import { openGround } from '../../loss/open-ground.ts'
import { markIn, markOf } from '../../loss/say-all.ts'
import { workerProcesses } from '../../loss/worker-process.ts'
import { burst, type Loudspeaker } from './loudspeakers.ts'

export interface StreamInput {
  speaker: Loudspeaker
  events: number
  seconds: number
  perSecond: number
  url: string
  secret: string
  dataDir: string
}

export interface StreamRun {
  /** Rows, in the end. */
  stored: number
  burst: number
  eventsPerSecond: number
  /** Of those that nobody listens for. */
  passedByPerSecond: number
  /** From saying to being routed, in milliseconds. */
  p50: number
  p95: number
  /** Of the worker alone; the simulator and the database are others. */
  peakMb: number
  cpu: number
  burstCpu: number
  lost: number
}

const patienceMs = 120_000

export async function measureStream(input: StreamInput): Promise<StreamRun> {
  const { speaker, events, seconds, perSecond, url, secret, dataDir } = input
  await using stack = new AsyncDisposableStack()
  const { sql } = await openGround({ url, secret }, new Map([[speaker.kind, speaker.network]]), stack)
  const urls = speaker.network.url === undefined ? {} : { [speaker.kind]: speaker.network.url }
  const crew = workerProcesses({ url, secret, dataDir, urls, onLine: () => {} })
  const worker = stack.use(await crew.work('worker'))
  const { pid } = worker
  const stopWatching = watchMemory(pid, 200)
  await until(() => speaker.isHeard())
  let said = 0
  const next = () => `brand number ${markOf(said++)}, grüße 👍 日本`
  const sayOne = async () => {
    speaker.say(next())
    await untilRouted(sql, said)
  }
  await sayOne()

  const cpuBefore = await cpuOfTree(pid)
  const startedAt = performance.now()
  await burst(events, () => speaker.say(next()))
  await untilRouted(sql, said)
  const burstSeconds = (performance.now() - startedAt) / 1000
  const burstCpu = (await cpuOfTree(pid)) - cpuBefore

  const passingAt = performance.now()
  await burst(events, (index) => speaker.chatter(`nothing to do with it ${index}, grüße 👍 日本`))
  await sayOne()
  const passedByPerSecond = events / ((performance.now() - passingAt) / 1000)

  const first = said
  const saidAt: number[] = []
  const evenAt = performance.now()
  while (saidAt.length < seconds * perSecond) {
    saidAt.push(Date.now())
    speaker.say(next())
    await sleep(Math.max(0, evenAt + (saidAt.length * 1000) / perSecond - performance.now()))
  }
  await untilRouted(sql, said)
  const lags = await lagsOf(sql, (number) => saidAt[number - first])
  const stored = await countRouted(sql)
  return {
    stored,
    burst: events,
    eventsPerSecond: events / burstSeconds,
    passedByPerSecond,
    p50: percentile(lags, 0.5),
    p95: percentile(lags, 0.95),
    peakMb: await stopWatching(),
    cpu: await cpuOfTree(pid),
    burstCpu,
    lost: said - stored,
  }
}

const countRouted = async (sql: Sql) =>
  await sql.number('SELECT count(*) FROM message WHERE routed_at IS NOT NULL')

async function untilRouted(sql: Sql, count: number): Promise<void> {
  await until(async () => (await countRouted(sql)) >= count)
}

async function until(check: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + patienceMs
  while (!(await check())) {
    if (performance.now() > end) return
    await sleep(20)
  }
}

async function lagsOf(sql: Sql, saidAt: (number: number) => number | undefined): Promise<number[]> {
  const rows = await sql.rows('SELECT text, extract(epoch FROM routed_at) * 1000 AS at FROM message')
  return rows.flatMap(({ text, at }) => {
    const from = saidAt(markIn(text ?? ''))
    return from === undefined ? [] : [Number(at) - from]
  })
}
