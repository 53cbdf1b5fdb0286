import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { BIN_MS } from '@hubbub/detect'
import { watchRule } from '@hubbub/domain'
import { startEscalate } from '@hubbub/escalate'
import { ids } from '@hubbub/runtime'
import { isCommon } from '@hubbub/runtime/is-common'
import { startPostgres } from '@hubbub/standalone/postgres'
import { workContext } from '@hubbub/worker'
import { listen, type Listener } from '../../lib/listen.ts'
import { percentile } from '../../lib/percentile.ts'
import { type Figures, say } from '../../lib/report.ts'
import { openSql, type Sql } from '../../lib/sql.ts'
import { addMailbox } from '../pipeline/add-mailbox.ts'
import { createBenchChannel } from '../pipeline/bench-channel.ts'
import { createMails } from '../pipeline/mails.ts'
import { type Product, startProduct } from '../pipeline/start-product.ts'

const perSecond = 50
const patienceMs = 30_000

/**
 * From the closing of five minutes to the alert at a supervisor's socket, while messages come evenly. Five minutes are not
 * waited for: a rule that has judged up to the bin before is due at the moment that counts as the closing, and its last bin
 * holds a burst. Each rule is measured by itself, at whatever moment of the worker's second that is.
 */
export async function benchAlert({ rounds }: { rounds: number }): Promise<Figures> {
  await using stack = new AsyncDisposableStack()
  const dataDir = await mkdtemp(join(tmpdir(), 'hubbub-bench-'))
  stack.defer(async () => await rm(dataDir, { recursive: true, force: true }))
  const postgres = stack.use(await startPostgres({ dataDir: join(dataDir, 'postgres'), log: quiet }))
  const secret = randomBytes(32).toString('base64url')
  const channel = createBenchChannel()
  const product = await startProduct(
    {
      databaseUrl: postgres.url(),
      secret,
      dataDir,
      stages: undefined,
      apart: false,
      channel: channel.channel,
    },
    stack,
  )
  const sql = stack.use(await openSql(postgres.url()))
  const listener = stack.use(listen(product.admin))
  await listener.ready
  await addMailbox(product)
  const rules = await prepare(product, sql, rounds)
  stack.use(startEscalate(product.core))
  say(`${perSecond} messages a second, and ${rounds} rules one after the other …`)
  const ending = new AbortController()
  const load = sendEvenly(channel, ending.signal)
  await sleep(3_000)
  const waits: number[] = []
  for (const rule of rules) {
    const wait = await closeBin(sql, listener, rule)
    if (wait !== null) waits.push(wait)
    await sleep(Math.random() * 1_000)
  }
  ending.abort()
  await load
  return {
    alert_p50_ms: percentile(waits, 0.5),
    alert_p95_ms: percentile(waits, 0.95),
    alerts: waits.length,
    missed: rounds - waits.length,
    messages_per_s: perSecond,
  }
}

/** Rules over a monitor of the messages that come, with three even weeks behind them. @returns their ids. */
async function prepare({ core, admin }: Product, sql: Sql, rounds: number): Promise<string[]> {
  const ctx = workContext(core, { workspaceId: admin.workspaceId, trace: null })
  const closed = Math.floor(Date.now() / BIN_MS) * BIN_MS
  const rules: string[] = []
  for (let round = 0; round < rounds; round += 1) {
    const [monitor, rule] = [ids.next(), ids.next()]
    await sql.rows(
      `INSERT INTO monitor (workspace_id, id, name, kind, query, asks, state, created_at, updated_at)
       VALUES ($1, $2, $3, 'brand', 'coffee OR machine OR order OR grinder', '{}', 'matched', now(), now())`,
      [admin.workspaceId, monitor, `Monitor ${round}`],
    )
    await sql.rows(
      `INSERT INTO mention_bin (workspace_id, monitor_id, bin, mentions, negative, reach, scored, texts)
       SELECT $1, $2, s, 3, 1, 300, 3, 3 FROM generate_series($3::timestamptz - interval '21 days', $3::timestamptz - interval '10 minutes', interval '5 minutes') s`,
      [admin.workspaceId, monitor, new Date(closed).toISOString()],
    )
    await core.store.transaction(admin.workspaceId, async ({ alerts }) => {
      await alerts.insertRule(rule, { ...settings, name: `Rule ${round}`, monitorId: monitor }, new Date())
    })
    await watchRule(ctx, { isCommon, now: () => new Date(closed - BIN_MS) }, rule)
    await sql.rows(
      `INSERT INTO mention_bin (workspace_id, monitor_id, bin, mentions, negative, reach, scored, texts)
       VALUES ($1, $2, $3, 200, 150, 90000, 200, 200)`,
      [admin.workspaceId, monitor, new Date(closed - BIN_MS).toISOString()],
    )
    await sql.rows(`UPDATE alert_rule SET look_at = 'infinity' WHERE id = $1`, [rule])
    rules.push(rule)
  }
  return rules
}

const settings = {
  filter: { channelIds: [], languages: [] },
  watch: { kind: 'learned' as const, detectors: ['spike' as const] },
  sensitivity: 'balanced' as const,
  severity: 'high' as const,
  cooldownMinutes: 60,
  quiet: null,
  tell: { kind: 'policy' as const, policyId: null },
  enabled: true,
}

/** Null where nothing came. */
async function closeBin(sql: Sql, listener: Listener, rule: string): Promise<number | null> {
  const before = listener.events.length
  const closedAt = performance.now()
  await sql.rows(`UPDATE alert_rule SET look_at = clock_timestamp() WHERE id = $1`, [rule])
  while (performance.now() - closedAt < patienceMs) {
    const found = listener.events.slice(before).find(({ event }) => event.type === 'alert.found')
    if (found !== undefined) return found.at - closedAt
    await sleep(5)
  }
  return null
}

async function sendEvenly(
  channel: ReturnType<typeof createBenchChannel>,
  signal: AbortSignal,
): Promise<void> {
  const nextMail = createMails(7)
  while (!signal.aborted) {
    channel.arrive([nextMail()])
    await sleep(1000 / perSecond)
  }
}

const silent = () => {}
const quiet = { trace: silent, debug: silent, info: silent, warn: silent, error: silent }
