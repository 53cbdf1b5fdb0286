import type { Sql } from '../lib/sql.ts'
import type { Letter } from './correspondence.ts'
import type { Client } from './open-desk.ts'
import type { OutboxRecord } from './outbox-record.ts'

/** How the letters lie in the database. */
export async function judgeLetters(letters: readonly Letter[], sql: Sql) {
  const rows = await sql.rows(`SELECT external_id, conversation_id FROM message WHERE direction = 'in'`)
  const found = Map.groupBy(rows, (row) => row['external_id'] ?? '')
  const placed = letters.map(({ id, thread }) => ({
    thread,
    conversationId: found.get(id)?.[0]?.['conversation_id'] ?? null,
  }))
  const there = placed.filter(({ conversationId }) => conversationId !== null)
  return {
    lost: placed.length - there.length,
    doubled: rows.length - found.size,
    misplaced: apart(there, 'thread', 'conversationId') + apart(there, 'conversationId', 'thread'),
  }
}

/** How many of `one` lie with more than one of `other`. */
function apart<K extends string>(rows: readonly Record<K, string | null>[], one: K, other: K): number {
  return Map.groupBy(rows, (row) => row[one])
    .values()
    .filter((group) => new Set(group.map((row) => row[other])).size > 1)
    .toArray().length
}

/**
 * What became of the replies: what the API confirmed, what the database says of it, what the mail servers took.
 * `untold`: delivered, and the database does not say so.
 */
export async function judgeReplies(confirmed: ReadonlySet<string>, outbox: OutboxRecord, sql: Sql) {
  const rows = await sql.rows(
    `SELECT m.client_id, d.state FROM message m
      LEFT JOIN outbound_delivery d ON d.workspace_id = m.workspace_id AND d.message_id = m.id
      WHERE m.direction = 'out'`,
  )
  const states = Map.groupBy(rows, (row) => row['client_id'] ?? '')
  const figures = { lost: 0, doubled: 0, uncertain: 0, uncertainDelivered: 0, untold: 0 }
  for (const clientId of new Set([...confirmed, ...states.keys(), ...outbox.marks()])) {
    const kept = states.get(clientId) ?? []
    const state = kept[0]?.['state'] ?? null
    const times = outbox.times(clientId)
    figures.doubled += Math.max(0, times - 1) + Math.max(0, kept.length - 1)
    if (state === 'uncertain') {
      figures.uncertain += 1
      figures.uncertainDelivered += Math.min(1, times)
    } else if (times === 0) figures.lost += 1
    else if (state !== 'sent') figures.untold += 1
  }
  return figures
}

/** What one client saw of what it may see. */
export async function judgeClient({ listener, workspace, from }: Client) {
  const expected: string[] = []
  for (let after = from; ;) {
    const { items, cursor } = await workspace.system.events({ after, limit: 500 })
    expected.push(...items.map(({ id }) => id))
    if (cursor === after) break
    after = cursor
  }
  const seen = listener.events.map(({ event }) => event.id)
  const [wanted, had] = [new Set(expected), new Set(seen)]
  const places = new Map(expected.map((id, place) => [id, place]))
  const order = [...had].map((id) => places.get(id)).filter((place) => place !== undefined)
  return {
    expected: expected.length,
    missed: expected.filter((id) => !had.has(id)).length,
    doubled: seen.length - had.size,
    strange: [...had].filter((id) => !wanted.has(id)).length,
    disordered: order.filter((place, index) => place < (order[index - 1] ?? -1)).length,
    resyncs: listener.resyncs(),
  }
}
