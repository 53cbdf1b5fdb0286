import type { Figures } from '../lib/report.ts'
import type { Sql } from '../lib/sql.ts'
import type { Past } from './network.ts'
import { markIn, type Said } from './say-all.ts'

export interface Heard {
  number: number
  conversationId: string | null
  addressed: boolean
}

export interface Gap {
  from: number
  to: number
}

/** What is stored of a channel, in the order in which people read it. */
export async function readHeard(sql: Sql, channelId: string): Promise<Heard[]> {
  const rows = await sql.rows(
    `SELECT text, conversation_id, addressed FROM message WHERE channel_id = $1 AND direction = 'in' ORDER BY sent_at, id`,
    [channelId],
  )
  return rows.flatMap(({ text, conversation_id: conversationId = null, addressed }) => {
    const number = markIn(text ?? '')
    return Number.isNaN(number) ? [] : [{ number, conversationId, addressed: addressed === 't' }]
  })
}

/** Stretches that the channel says it could not hear. */
export async function readGaps(sql: Sql, channelId: string): Promise<Gap[]> {
  const rows = await sql.rows(
    `SELECT extract(epoch FROM from_at) * 1000 AS "from", extract(epoch FROM to_at) * 1000 AS "to"
     FROM channel_gap WHERE channel_id = $1 AND repaired_at IS NULL`,
    [channelId],
  )
  return rows.map(({ from, to }) => ({ from: Number(from), to: Number(to) }))
}

/** How many messages are not where they should have come to: scored, routed, and told once to those who look. */
export async function countUnfinished(sql: Sql, channelId: string) {
  const number = async (text: string) => await sql.number(text, [channelId])
  return {
    unfinished: await number(
      `SELECT count(*) FROM message m WHERE channel_id = $1 AND (routed_at IS NULL
         OR NOT EXISTS (SELECT FROM message_insight i WHERE i.message_id = m.id)
         OR NOT EXISTS (SELECT FROM message_search s WHERE s.message_id = m.id)
         OR (addressed AND conversation_id IS NULL))`,
    ),
    toldTwice: await number(
      `SELECT count(*) - count(DISTINCT subject_id) FROM event e JOIN message m ON m.id = e.subject_id
       WHERE e.type = 'message.received' AND m.channel_id = $1`,
    ),
  }
}

/** Whether each was heard once, in the order of its thread, and what was not heard stands in a gap. */
export function judgeHearing(
  { said, past }: { said: readonly Said[]; past: Past | undefined },
  { heard, gaps }: { heard: readonly Heard[]; gaps: readonly Gap[] },
): Figures {
  const there = new Set(heard.map(({ number }) => number))
  const missing = said.filter(({ number }) => !there.has(number))
  const told = missing.filter(({ at }) => gaps.some(({ from, to }) => at >= from - 1_000 && at <= to + 1_000))
  const forgotten = past?.forgotten.length ?? 0
  const unheard = (past?.remembered ?? []).filter((text) => !there.has(markIn(text))).length
  const isPastTold = past !== undefined && gaps.some(({ to }) => to > past.from.getTime())
  const threads = new Map(said.map(({ number, thread }) => [number, thread]))
  const placed = heard.flatMap(({ number, conversationId }) => {
    const thread = threads.get(number)
    return thread === undefined ? [] : [{ number, thread, conversationId }]
  })
  return {
    events: said.length + forgotten + (past?.remembered?.length ?? 0),
    lost: missing.length - told.length + (isPastTold ? 0 : forgotten) + unheard,
    in_gaps: told.length + (isPastTold ? forgotten : 0),
    doubled: heard.length - there.size,
    out_of_order: outOfOrder(placed),
    misplaced: misplaced(placed),
    gaps_reported: gaps.length,
  }
}

function outOfOrder(placed: readonly { number: number; thread: number }[]): number {
  const furthest = new Map<number, number>()
  let count = 0
  for (const { number, thread } of placed) {
    const before = furthest.get(thread) ?? -1
    if (number < before) count += 1
    furthest.set(thread, Math.max(before, number))
  }
  return count
}

/** Threads that lie in several conversations, and conversations that hold several threads. */
function misplaced(placed: readonly { thread: number; conversationId: string | null }[]): number {
  const routed = placed.filter(({ conversationId }) => conversationId !== null)
  const apart = (one: 'thread' | 'conversationId', other: 'thread' | 'conversationId') =>
    [...Map.groupBy(routed, (row) => row[one]).values()].filter(
      (group) => new Set(group.map((row) => row[other])).size > 1,
    ).length
  return apart('thread', 'conversationId') + apart('conversationId', 'thread')
}
