import type { Listener } from '../../lib/listen.ts'
import type { Sql } from '../../lib/sql.ts'

/** What did not come through, and what came more than once: in the tables, in the log and at the client's socket. */
export async function countResults(
  sql: Sql,
  listener: Listener,
  expected: number,
): Promise<{ lost: number; doubled: number }> {
  const routed = await sql.number(
    `SELECT count(*) FROM message m
     WHERE m.conversation_id IS NOT NULL AND m.routed_at IS NOT NULL
       AND EXISTS (SELECT FROM message_insight i WHERE i.message_id = m.id)
       AND EXISTS (SELECT FROM message_raw r WHERE r.message_id = m.id)
       AND EXISTS (SELECT FROM message_search s WHERE s.message_id = m.id)`,
  )
  const received = "FROM event WHERE type = 'message.received'"
  const told = await sql.number(`SELECT count(DISTINCT subject_id) ${received}`)
  const toldInAll = await sql.number(`SELECT count(*) ${received}`)
  const seen = listener.received
  const distinct = new Set(seen.map(({ event }) => event.subjectId)).size
  return {
    lost: expected - Math.min(routed, told, distinct),
    doubled: toldInAll - told + (seen.length - distinct),
  }
}
