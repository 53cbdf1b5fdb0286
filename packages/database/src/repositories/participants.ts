import type { Participant } from '@hubbub/contracts'
import { notTakenBack } from './reply-parts.ts'
import { Prisma, rows, type Transaction } from './transaction.ts'

type Row = Omit<Participant, 'lastAt'> & { lastAt: Date }

/** Everybody of whom the thread itself says that they take part, who did so last first. */
export async function readParticipants(
  tx: Transaction,
  w: Prisma.Sql,
  conversationId: string,
): Promise<Participant[]> {
  const found = await rows<Row>(
    tx,
    Prisma.sql`WITH said AS MATERIALIZED (
        SELECT m.kind, m.direction, m.author_contact_id, m.author_member_id, m.mentions, m.sent_at FROM message m
        WHERE m.workspace_id = ${w} AND m.conversation_id = ${conversationId}::uuid AND m.kind IN ('message', 'note', 'log') AND ${notTakenBack}
      ), parts AS (
        SELECT 'contact' AS kind, author_contact_id AS id, 'wrote' AS part, sent_at FROM said WHERE direction = 'in' AND author_contact_id IS NOT NULL
        UNION ALL SELECT 'member', author_member_id, CASE kind WHEN 'note' THEN 'noted' ELSE 'answered' END, sent_at FROM said WHERE author_member_id IS NOT NULL
        UNION ALL SELECT 'member', unnest(mentions), 'named', sent_at FROM said WHERE cardinality(mentions) > 0
      )
      SELECT p.kind, p.id, coalesce(ct.name, mb.name) AS name, array_agg(DISTINCT p.part ORDER BY p.part) AS parts, max(p.sent_at) AS "lastAt"
      FROM parts p
      LEFT JOIN contact ct ON p.kind = 'contact' AND ct.workspace_id = ${w} AND ct.id = p.id
      LEFT JOIN membership mb ON p.kind = 'member' AND mb.workspace_id = ${w} AND mb.id = p.id
      WHERE coalesce(ct.name, mb.name) IS NOT NULL
      GROUP BY p.kind, p.id, coalesce(ct.name, mb.name) ORDER BY "lastAt" DESC, name`,
  )
  return found.map((row) => ({ ...row, lastAt: row.lastAt.toISOString() }))
}
