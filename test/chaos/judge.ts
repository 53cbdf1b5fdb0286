import type { LiveEvent } from '@hubbub/contracts'
import { say } from '../lib/report.ts'
import type { Sql } from '../lib/sql.ts'
import { compareWithLog } from './compare-with-log.ts'
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
 * `untold`: delivered, and the database does not say so. `unasked`: uncertain, although its server keeps what it took.
 */
export async function judgeReplies(confirmed: ReadonlySet<string>, outbox: OutboxRecord, sql: Sql) {
  const rows = await sql.rows(
    `SELECT m.client_id, d.state, c.settings->>'sentCopy' AS sent_copy FROM message m
      LEFT JOIN outbound_delivery d ON d.workspace_id = m.workspace_id AND d.message_id = m.id
      LEFT JOIN channel c ON c.workspace_id = d.workspace_id AND c.id = d.channel_id
      WHERE m.direction = 'out'`,
  )
  const states = Map.groupBy(rows, (row) => row['client_id'] ?? '')
  const figures = { lost: 0, doubled: 0, uncertain: 0, uncertainDelivered: 0, unasked: 0, untold: 0 }
  for (const clientId of new Set([...confirmed, ...states.keys(), ...outbox.marks()])) {
    const kept = states.get(clientId) ?? []
    const state = kept[0]?.['state'] ?? null
    const times = outbox.times(clientId)
    figures.doubled += Math.max(0, times - 1) + Math.max(0, kept.length - 1)
    if (state === 'uncertain') {
      figures.uncertain += 1
      figures.uncertainDelivered += Math.min(1, times)
      if (kept[0]?.['sent_copy'] === 'server') figures.unasked += 1
    } else if (times === 0) figures.lost += 1
    else if (state !== 'sent') figures.untold += 1
  }
  return figures
}

/** What one client may see, in order. */
async function readLog({ workspace, from }: Client): Promise<LiveEvent[]> {
  const log: LiveEvent[] = []
  for (let after = from; ;) {
    const { items, cursor } = await workspace.system.events({ after, limit: 500 })
    log.push(...items)
    if (cursor === after) return log
    after = cursor
  }
}

/** How many events a client has not seen, or not yet: after an interruption it comes back by itself. */
export async function countUnseen(client: Client): Promise<number> {
  return compareWithLog(await readLog(client), client.listener.events, client.listener.resyncs).missed.length
}

/** What one client saw of what it may see; whatever is wrong about it is said. */
export async function judgeClient(client: Client) {
  const { name, listener } = client
  const log = await readLog(client)
  const { missed, ...seen } = compareWithLog(log, listener.events, listener.resyncs)
  for (const event of missed) say(`${name} missed ${described(event)}`)
  for (const [fault, events] of Object.entries(seen))
    for (const { event, at, connection } of events)
      say(`${name}, ${fault}: ${described(event)}, at ${at.toFixed(0)} ms, connection ${connection}`)
  return {
    expected: log.length,
    missed: missed.length,
    doubled: seen.doubled.length,
    strange: seen.strange.length,
    disordered: seen.disordered.length,
    resyncs: listener.resyncs.length,
  }
}

const described = ({ type, id, cursor }: LiveEvent) => `${type} ${id} at the place ${cursor}`
