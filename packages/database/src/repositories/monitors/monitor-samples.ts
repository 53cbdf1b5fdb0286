import type { MonitorRepository } from '@hubbub/domain'
import { seenBy } from '../seen-by.ts'
import { Prisma, rows, type Transaction, uuids } from '../transaction.ts'
import { matchable } from './matchable.ts'

/** What is shown of a query before it is saved. */
export function createMonitorSamples(
  tx: Transaction,
  w: Prisma.Sql,
): Pick<MonitorRepository, 'sample' | 'background'> {
  return {
    sample: async (ids, scope) => {
      const seen = await rows<{ id: string; conversationId: string | null }>(
        tx,
        Prisma.sql`SELECT m.id, m.conversation_id AS "conversationId" FROM message m
          JOIN channel ch ON ch.workspace_id = m.workspace_id AND ch.id = m.channel_id
          LEFT JOIN conversation c ON c.workspace_id = m.workspace_id AND c.id = m.conversation_id
          WHERE m.workspace_id = ${w} AND m.id = ANY(${uuids(ids)}) AND ${seenBy(w, scope)}`,
      )
      const places = new Map(seen.map(({ id, conversationId }) => [id, conversationId]))
      const messages = await matchable(tx, w, [...places.keys()])
      return messages
        .map((message) => ({ ...message, conversationId: places.get(message.id) ?? null }))
        .toSorted((a, b) => b.sentAt.getTime() - a.sentAt.getTime())
    },
    background: async (terms, since, limit) => {
      const found = await rows<{ term: string | null; count: number }>(
        tx,
        Prisma.sql`WITH newest AS MATERIALIZED (SELECT k.terms FROM message_keys k
            WHERE k.workspace_id = ${w} AND k.sent_at >= ${since.toISOString()}::timestamptz
            ORDER BY k.sent_at DESC, k.message_id DESC LIMIT ${limit}::int)
          SELECT NULL AS term, count(*)::int AS count FROM newest
          UNION ALL SELECT t.term, count(*)::int FROM newest, unnest(tsvector_to_array(newest.terms)) AS t(term)
            WHERE t.term = ANY(${[...terms]}::text[]) GROUP BY t.term`,
      )
      const of = found.find(({ term }) => term === null)?.count ?? 0
      return {
        of,
        counts: new Map(found.flatMap(({ term, count }) => (term === null ? [] : [[term, count]]))),
      }
    },
  }
}
