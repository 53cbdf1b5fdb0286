import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase, createStore } from '@hubbub/database'
import { foldTallies } from '@hubbub/domain'
import { ids } from '@hubbub/runtime'
import { startPostgres } from '@hubbub/standalone/postgres'
import { z } from 'zod'
import { percentile } from '../../lib/percentile.ts'
import { type Figures, say } from '../../lib/report.ts'
import { openSql, type Sql } from '../../lib/sql.ts'
import { ask } from '../inbox/measures.ts'
import { startDesk } from '../inbox/start-desk.ts'
import { countDisagreements } from './count-disagreements.ts'
import { DAYS, fill } from './fill.ts'
import { listMeasures } from './measures.ts'

export interface AnalyticsOptions {
  messages: number
  rounds: number
}

/**
 * How long somebody waits for a dashboard and for a search among mentions, over HTTP, one request after the other, on the
 * embedded database; and whether the figures are those of a count over the rows, after corrections, deletions and another match.
 */
export async function benchAnalytics({ messages, rounds }: AnalyticsOptions): Promise<Figures> {
  await using stack = new AsyncDisposableStack()
  const dataDir = await mkdtemp(join(tmpdir(), 'hubbub-bench-'))
  stack.defer(async () => await rm(dataDir, { recursive: true, force: true }))
  const postgres = stack.use(await startPostgres({ dataDir: join(dataDir, 'postgres'), log: quiet }))
  const databaseUrl = postgres.url()
  const secret = randomBytes(32).toString('base64url')
  const desk = await startDesk({ databaseUrl, secret, dataDir }, stack)
  const database = stack.use(createDatabase({ url: databaseUrl, secret, poolSize: 2 }))
  const store = createStore(database, ids)
  const fold = async () => await foldTallies({ workspaceId: desk.workspaceId, store })
  await using sql = await openSql(databaseUrl)
  say(`${messages} messages over ${DAYS} days …`)
  const filled = await fill(sql, { ...desk, fold }, messages)
  await disturb(sql, filled.monitorIds)

  const figures: Record<string, number> = { messages }
  const all = { dashboard: [] as number[], search: [] as number[] }
  for (const { name, kind, paths } of listMeasures(filled, Date.now())) {
    const times: number[] = []
    for (let round = -3; round < rounds; round += 1) {
      const startedAt = performance.now()
      for (const path of paths) await ask(desk.agents.all, path, z.json())
      if (round >= 0) times.push(performance.now() - startedAt)
    }
    figures[`${name}_p95_ms`] = percentile(times, 0.95)
    all[kind].push(...times)
  }
  figures['dashboard_p95_ms'] = percentile(all.dashboard, 0.95)
  figures['search_p95_ms'] = percentile(all.search, 0.95)
  figures['waiting'] = await sql.number('SELECT count(*) FROM mention_delta')
  figures['disagreements'] = await countDisagreements(sql, desk.workspaceId)
  await fold()
  figures['disagreements_folded'] = await countDisagreements(sql, desk.workspaceId)
  figures['disk_gb'] = (await sql.number('SELECT pg_database_size(current_database())')) / 1e9
  return figures
}

/** What changes figures after they were folded; it stays unfolded while the dashboards are read. */
async function disturb(sql: Sql, [brand = '', rival = '']: readonly string[]): Promise<void> {
  const some = (monitorId: string, count: number) =>
    `SELECT message_id FROM monitor_match WHERE monitor_id = '${monitorId}' ORDER BY sent_at DESC OFFSET 100 LIMIT ${count}`
  await sql.rows(`UPDATE message SET sentiment_label = 'positive' WHERE id IN (${some(brand, 2000)})`)
  await sql.rows(
    `UPDATE message SET spam = NOT spam, repeats = NOT repeats WHERE id IN (${some(brand, 1000)})`,
  )
  await sql.rows(`DELETE FROM message WHERE id IN (${some(brand, 500)})`)
  await sql.rows(`INSERT INTO monitor_match SELECT workspace_id, '${rival}', message_id, sent_at, own, 2 FROM monitor_match
    WHERE monitor_id = '${brand}' ORDER BY sent_at DESC LIMIT 2000 ON CONFLICT DO NOTHING`)
  await sql.rows(
    `DELETE FROM monitor_match WHERE monitor_id = '${rival}' AND message_id IN (${some(rival, 1000)})`,
  )
}

const silent = () => {}
const quiet = { trace: silent, debug: silent, info: silent, warn: silent, error: silent }
