import { setTimeout as sleep } from 'node:timers/promises'
import { say } from '../lib/report.ts'
import type { Sql } from '../lib/sql.ts'

export interface Awaited {
  counts: readonly { kind: string; channelId: string; events: number }[]
  sql: Sql
  /** How long after the last nothing may come. */
  patienceMs: number
}

/** Until all is heard and routed, or nothing comes any more. @returns the seconds that it took. */
export async function awaitHeard({ counts, sql, patienceMs }: Awaited): Promise<number> {
  const startedAt = performance.now()
  const open = new Set(counts.map(({ kind }) => kind))
  let before = ''
  let since = startedAt
  while (performance.now() - since < patienceMs) {
    const state: Record<string, number> = {}
    for (const { kind, channelId, events } of counts) {
      const routed = await sql.number(
        `SELECT count(*) FROM message WHERE channel_id = $1 AND direction = 'in' AND routed_at IS NOT NULL AND text LIKE '%#%#%'`,
        [channelId],
      )
      state[kind] = routed
      if (routed >= events) open.delete(kind)
    }
    if (open.size === 0) break
    const now = JSON.stringify(state)
    if (now !== before) since = performance.now()
    before = now
    await sleep(250)
  }
  const seconds = (performance.now() - startedAt) / 1000
  say(
    `calm after ${seconds.toFixed(0)} s${open.size > 0 ? `, not all of ${[...open].join(', ')}: ${before}` : ''}`,
  )
  return seconds
}
