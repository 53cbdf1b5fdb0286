import type { BulkAnswer, BulkAnswerItem, EventActor } from '@hubbub/contracts'
import type { BulkAnswerRepository, WaitingAnswer } from '@hubbub/domain'
import { firstRow, Prisma, rows, type Transaction } from '../transaction.ts'

interface Row extends Omit<BulkAnswer, 'at' | 'by' | 'items'> {
  actor: EventActor
  at: Date
  items: BulkAnswerItem[]
}

/** Whoever writes them is at it for seconds; then somebody else may be. */
const SECONDS = 10

/** As of the reply, once it is written. */
const stateOf = Prisma.sql`CASE WHEN i.state <> 'written' THEN i.state WHEN d.message_id IS NULL THEN 'cancelled'
  WHEN d.state IN ('held', 'queued') AND d.held_by IS NOT NULL THEN 'held' WHEN d.state IN ('held', 'queued', 'sending') THEN 'leaving'
  ELSE d.state END`

/** One answer to many. */
export function createBulkAnswerRepository(tx: Transaction, workspaceId: string): BulkAnswerRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  const read = async (where: Prisma.Sql) =>
    (
      await rows<Row>(
        tx,
        Prisma.sql`SELECT a.id, a.text, a.variants, a.actor, a.at, coalesce(items.all, '[]') AS items FROM bulk_answer a
          CROSS JOIN LATERAL (
            SELECT jsonb_agg(jsonb_build_object('conversationId', c.id, 'number', c.number, 'mentionId', i.mention_id,
              'contact', coalesce(p.name, said.author ->> 'name', said.author ->> 'handle', said.author ->> 'value'),
              'channel', jsonb_build_object('id', h.id, 'name', h.name, 'kind', h.kind), 'state', ${stateOf},
              'reason', CASE WHEN i.state = 'written' AND d.state = 'failed' THEN d.response ELSE i.reason END, 'messageId', i.message_id)
              ORDER BY i.place) AS all
            FROM bulk_answer_item i LEFT JOIN conversation c ON c.workspace_id = i.workspace_id AND c.id = i.conversation_id
            LEFT JOIN contact p ON p.workspace_id = c.workspace_id AND p.id = c.contact_id
            LEFT JOIN message said ON said.workspace_id = i.workspace_id AND said.id = i.mention_id
            JOIN channel h ON h.workspace_id = i.workspace_id AND h.id = coalesce(c.channel_id, said.channel_id)
            LEFT JOIN outbound_delivery d ON d.workspace_id = i.workspace_id AND d.message_id = i.message_id
            WHERE i.workspace_id = a.workspace_id AND i.answer_id = a.id
          ) items WHERE a.workspace_id = ${w} AND ${where} ORDER BY a.at DESC, a.id LIMIT 50`,
      )
    ).map(({ actor, at, ...row }): BulkAnswer => ({ ...row, by: actor.name, at: at.toISOString() }))
  return {
    insert: async ({ id, incidentId, text, variants, actor, at, items }) => {
      const isNew =
        await tx.$executeRaw`INSERT INTO bulk_answer (workspace_id, id, incident_id, text, variants, actor, at)
        VALUES (${w}, ${id}::uuid, ${incidentId}::uuid, ${text}, ${JSON.stringify(variants)}::jsonb, ${JSON.stringify(actor)}::jsonb,
          ${at.toISOString()}::timestamptz) ON CONFLICT DO NOTHING`
      if (isNew === 0) return false
      await tx.$executeRaw`INSERT INTO bulk_answer_item (workspace_id, id, answer_id, conversation_id, mention_id, place, not_before)
        SELECT ${w}, r.id, ${id}::uuid, r."conversationId", r."mentionId", r.place, clock_timestamp() + make_interval(secs => ${SECONDS}::int)
        FROM jsonb_to_recordset(${JSON.stringify(items.map((item, place) => ({ ...item, place })))}::jsonb)
          AS r (id uuid, "conversationId" uuid, "mentionId" uuid, place int)`
      return true
    },
    incidentOf: async (id) =>
      (
        await firstRow<{ incidentId: string }>(
          tx,
          Prisma.sql`SELECT incident_id AS "incidentId" FROM bulk_answer WHERE workspace_id = ${w} AND id = ${id}::uuid`,
        )
      )?.incidentId ?? null,
    lockNext: async (id) =>
      await firstRow<WaitingAnswer>(
        tx,
        Prisma.sql`SELECT i.id, i.conversation_id AS "conversationId", i.mention_id AS "mentionId", a.incident_id AS "incidentId", a.actor,
            jsonb_build_object('text', a.text, 'variants', a.variants) AS content
          FROM bulk_answer_item i JOIN bulk_answer a ON a.workspace_id = i.workspace_id AND a.id = i.answer_id
          WHERE i.workspace_id = ${w} AND i.answer_id = ${id}::uuid AND i.state = 'waiting'
            AND (i.attempts = 0 OR i.not_before <= clock_timestamp())
          ORDER BY i.place LIMIT 1 FOR UPDATE OF i SKIP LOCKED`,
      ),
    place: async (itemId, conversationId) =>
      (await tx.$executeRaw`UPDATE bulk_answer_item i SET conversation_id = ${conversationId}::uuid
        WHERE i.workspace_id = ${w} AND i.id = ${itemId}::uuid AND NOT EXISTS (SELECT FROM bulk_answer_item o
          WHERE o.workspace_id = i.workspace_id AND o.answer_id = i.answer_id AND o.conversation_id = ${conversationId}::uuid AND o.id <> i.id)`) >
      0,
    settle: async (itemId, { state, reason, messageId }) => {
      await tx.$executeRaw`UPDATE bulk_answer_item SET state = ${state}, reason = ${reason}, message_id = ${messageId}::uuid
        WHERE workspace_id = ${w} AND id = ${itemId}::uuid AND state = 'waiting'`
    },
    putOff: async (itemId, { reason, most, waitMs }) => {
      await tx.$executeRaw`UPDATE bulk_answer_item SET reason = ${reason}, attempts = attempts + 1,
          state = CASE WHEN attempts + 1 >= ${most}::int THEN 'refused' ELSE state END,
          not_before = clock_timestamp() + make_interval(secs => ${waitMs / 1000}::float8 * (attempts + 1))
        WHERE workspace_id = ${w} AND id = ${itemId}::uuid AND state = 'waiting'`
    },
    retryRefused: async (id) => {
      await tx.$executeRaw`UPDATE bulk_answer_item SET state = 'waiting', reason = NULL, attempts = 0,
          not_before = clock_timestamp() + make_interval(secs => ${SECONDS}::int)
        WHERE workspace_id = ${w} AND answer_id = ${id}::uuid AND state = 'refused'`
    },
    list: async (incidentId) => await read(Prisma.sql`a.incident_id = ${incidentId}::uuid`),
    find: async (id) => (await read(Prisma.sql`a.id = ${id}::uuid`))[0] ?? null,
  }
}
