import { setTimeout as sleep } from 'node:timers/promises'
import type { Sql } from '../lib/sql.ts'
import { say } from '../lib/report.ts'
import type { Replies } from './answer-letters.ts'
import { countUnseen } from './judge.ts'
import type { Desk } from './open-desk.ts'

export interface Calm {
  letters: number
  replies: Replies
  clients: Desk['clients']
  /** A connection of its own, made anew where the last one broke. */
  sql: Sql
  patienceMs: number
}

/** The gateway starts, the client's pause before its next try ends, and it reads what it has not had. */
const comeBackMs = 60_000
const quietMs = 4_000

/** Until nothing is on its way any more and nothing has happened for a while. @returns how long it took, in seconds. */
export async function awaitCalm(calm: Calm): Promise<number> {
  const startedAt = performance.now()
  let before = ''
  let since = startedAt
  while (performance.now() - startedAt < calm.patienceMs) {
    const state = await look(calm)
    const now = JSON.stringify(state)
    if (now !== before) since = performance.now()
    before = now
    if (state.open === 0 && performance.now() - since > quietMs) break
    await sleep(250)
  }
  await awaitClients(calm.clients)
  const seconds = (performance.now() - startedAt) / 1000
  say(`calm after ${seconds.toFixed(0)} s: ${before}`)
  return seconds
}

/** What is still missing then is missed. */
async function awaitClients(clients: Calm['clients']): Promise<void> {
  for (const client of clients) {
    const until = performance.now() + comeBackMs
    while (performance.now() < until && (await countUnseen(client)) > 0) await sleep(500)
  }
}

async function look({ letters, replies, clients, sql }: Calm) {
  const routed = await sql.number(
    `SELECT count(*) FROM message WHERE direction = 'in' AND conversation_id IS NOT NULL`,
  )
  const unsettled = await sql.number(
    `SELECT count(*) FROM outbound_delivery WHERE state IN ('held', 'queued', 'sending')`,
  )
  const events = await sql.number('SELECT count(*) FROM event')
  const waiting = replies.waiting()
  return {
    open: Math.max(0, letters - routed) + unsettled + waiting,
    routed,
    unsettled,
    waiting,
    events,
    seen: clients.map(({ listener }) => listener.events.length),
  }
}
