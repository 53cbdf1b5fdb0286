import { setTimeout as sleep } from 'node:timers/promises'
import type { InboundMessage } from '@hubbub/contracts'
import type { Listener } from '../../lib/listen.ts'
import type { Sql } from '../../lib/sql.ts'
import type { BenchChannel } from './bench-channel.ts'
import { untilReceived } from './push.ts'

export interface LatencyRun {
  channel: BenchChannel
  listener: Listener
  sql: Sql
  perSecond: number
  seconds: number
}

/** A message, when it was fetched and when its event came to the client. */
export interface Way {
  id: string
  from: number
  to: number
}

/** One mail after the other, evenly. */
export async function measureLatency(run: LatencyRun, nextMail: () => InboundMessage): Promise<Way[]> {
  const { channel, listener, sql, perSecond, seconds } = run
  const before = listener.received.length
  const count = perSecond * seconds
  const startedAt = performance.now()
  for (let sent = 0; sent < count; sent += 1) {
    channel.arrive([nextMail()])
    const dueIn = startedAt + ((sent + 1) * 1000) / perSecond - performance.now()
    if (dueIn > 0) await sleep(dueIn)
  }
  await untilReceived(listener, before + count)
  const externalIds = new Map(
    (await sql.rows('SELECT id, external_id FROM message')).map((row) => [row['id'], row['external_id']]),
  )
  return listener.received.slice(before).map(({ event: { subjectId }, at }) => ({
    id: subjectId,
    from: channel.fetchedAt(externalIds.get(subjectId) ?? '') ?? Number.NaN,
    to: at,
  }))
}
