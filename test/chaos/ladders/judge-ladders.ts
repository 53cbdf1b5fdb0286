import { z } from 'zod'
import type { Sql } from '../../lib/sql.ts'
import type { WebhookCall } from '../../lib/webhook-receiver.ts'
import type { Climb } from './climb-ladders.ts'

const alertSchema = z.object({
  data: z.object({
    to: z.string(),
    alerts: z.array(z.object({ escalationId: z.string() })),
  }),
})

/** Ladders that are still being climbed, and people who are still to be told. */
export async function unfinished(sql: Sql): Promise<number> {
  return await sql.number(
    `SELECT (SELECT count(*) FROM escalation WHERE state = 'open')
          + (SELECT count(*) FROM escalation_notice WHERE state IN ('waiting', 'held', 'sending'))`,
  )
}

/**
 * What became of the ladders. `lost`: called for and not there, a step left out, or somebody of it not told. `doubled`:
 * two ladders for one call, a step taken twice, or somebody told twice of one. `late`: a step after somebody took it.
 */
export async function judgeLadders(
  { paged, acknowledged }: Climb,
  calls: readonly WebhookCall[],
  steps: number,
  sql: Sql,
) {
  const rows = await sql.rows('SELECT id, subject_id, state FROM escalation')
  const entries = await sql.rows(
    `SELECT escalation_id, kind, step, at FROM escalation_entry WHERE kind IN ('stepped', 'acknowledged')
     ORDER BY at, id`,
  )
  const notices = await sql.rows(
    `SELECT n.escalation_id, n.state, m.name FROM escalation_notice n
       JOIN membership m ON m.workspace_id = n.workspace_id AND m.id = n.membership_id
     WHERE n.way = 'webhook'`,
  )
  const heard = countCalls(calls)
  const bySubject = Map.groupBy(rows, (row) => row['subject_id'] ?? '')
  const figures = { lost: 0, doubled: 0, late: 0, told: heard.size, told_again: heard.again }
  for (const conversationId of paged) {
    const [ladder, ...others] = bySubject.get(conversationId) ?? []
    figures.doubled += others.length
    if (ladder === undefined) {
      figures.lost += 1
      continue
    }
    const own = entries.filter((entry) => entry['escalation_id'] === ladder['id'])
    const taken = own.filter(({ kind }) => kind === 'stepped').map(({ step }) => Number(step))
    const stoppedAt = own.findIndex(({ kind }) => kind === 'acknowledged')
    const expected = acknowledged.has(conversationId) ? Math.max(0, ...taken.map((step) => step + 1)) : steps
    figures.lost += expected - new Set(taken).size
    figures.doubled += taken.length - new Set(taken).size
    if (stoppedAt >= 0)
      figures.late += own.slice(stoppedAt + 1).filter(({ kind }) => kind === 'stepped').length
    if (
      acknowledged.has(conversationId) &&
      ladder['state'] !== 'acknowledged' &&
      ladder['state'] !== 'exhausted'
    )
      figures.lost += 1
  }
  for (const { escalation_id, name, state } of notices) {
    const times = heard.times(`${escalation_id} ${name}`)
    figures.doubled += Math.max(0, times - 1)
    // Who was stopped from being told, because somebody took it, need not have been.
    if (times === 0 && state !== 'stopped') figures.lost += 1
    if (state === 'failed') figures.lost += 1
  }
  return figures
}

/** One that was cut off is told again under the same id, by which whoever takes it knows it. */
function countCalls(calls: readonly WebhookCall[]) {
  const once = new Map(calls.map(({ id, body }) => [id, body]))
  const counts = new Map<string, number>()
  for (const body of once.values()) {
    const { to, alerts } = alertSchema.parse(JSON.parse(body)).data
    for (const { escalationId } of alerts) {
      // Each person stands on one step.
      const key = `${escalationId} ${to}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return {
    size: counts.size,
    again: calls.length - once.size,
    times: (key: string) => counts.get(key) ?? 0,
  }
}
