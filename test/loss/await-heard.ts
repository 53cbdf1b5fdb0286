import { setTimeout as sleep } from 'node:timers/promises'
import { say } from '../lib/report.ts'
import type { Sql } from '../lib/sql.ts'
import type { Said } from './say-all.ts'
import { markIn } from './say-all.ts'

interface Expected {
  kind: string
  channelId: string
  events: number
  said: readonly Said[]
}

export interface Awaited {
  expected: readonly Expected[]
  sql: Sql
  /** How long after the last nothing may come. */
  patienceMs: number
}

/** Until all that can be heard is heard and routed, or nothing comes any more. @returns the seconds that it took. */
export async function awaitHeard({ expected, sql, patienceMs }: Awaited): Promise<number> {
  const startedAt = performance.now()
  const open = new Set(expected.map(({ kind }) => kind))
  let before = ''
  let since = startedAt
  while (performance.now() - since < patienceMs) {
    const state: Record<string, number> = {}
    for (const one of expected) {
      if (!open.has(one.kind)) continue
      const routed = await sql.number(
        `SELECT count(*) FROM message WHERE channel_id = $1 AND direction = 'in' AND routed_at IS NOT NULL AND text LIKE '%#%#%'`,
        [one.channelId],
      )
      state[one.kind] = routed
      if (routed >= one.events || (await isRestGivenUp(sql, one))) open.delete(one.kind)
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

/** Whether all that is still missing lies in gaps of which the channel has said that nobody can close them. */
async function isRestGivenUp(sql: Sql, { channelId, said }: Expected): Promise<boolean> {
  const gaps = await sql.rows(
    `SELECT extract(epoch FROM from_at) * 1000 AS "from", extract(epoch FROM to_at) * 1000 AS "to"
     FROM channel_gap WHERE channel_id = $1 AND lost_because IS NOT NULL`,
    [channelId],
  )
  if (gaps.length === 0) return false
  const rows = await sql.rows(`SELECT text FROM message WHERE channel_id = $1 AND routed_at IS NOT NULL`, [
    channelId,
  ])
  const heard = new Set(rows.map(({ text }) => markIn(text ?? '')))
  return said.every(
    ({ number, at }) =>
      heard.has(number) ||
      gaps.some(({ from, to }) => at >= Number(from) - 1_000 && at <= Number(to) + 1_000),
  )
}
