import type { MovedConversation } from '@hubbub/domain'
import { Prisma, rows, type Transaction, uuids } from './transaction.ts'

/** Everything of `from` becomes that of `into`; both are locked. @returns the conversations that moved. */
export async function mergeContacts(
  tx: Transaction,
  w: Prisma.Sql,
  { into, from }: { into: string; from: string },
): Promise<MovedConversation[]> {
  await tx.$executeRaw`UPDATE contact_identity SET contact_id = ${into}::uuid WHERE workspace_id = ${w} AND contact_id = ${from}::uuid`
  const moved = await rows<MovedConversation>(
    tx,
    Prisma.sql`UPDATE conversation SET contact_id = ${into}::uuid, version = version + 1
      WHERE workspace_id = ${w} AND contact_id = ${from}::uuid
      RETURNING id, version, assignee_id AS "assigneeId", team_id AS "teamId"`,
  )
  await tx.$executeRaw`UPDATE message SET author_contact_id = ${into}::uuid
    WHERE workspace_id = ${w} AND conversation_id = ANY(${uuids(moved.map(({ id }) => id))}) AND author_contact_id = ${from}::uuid`
  await tx.$executeRaw`UPDATE contact c SET version = c.version + 1, last_seen_at = greatest(c.last_seen_at, o.last_seen_at),
      created_at = least(c.created_at, o.created_at), notes = concat_ws(E'\n\n', nullif(c.notes, ''), nullif(o.notes, ''))
    FROM contact o WHERE c.workspace_id = ${w} AND c.id = ${into}::uuid AND o.workspace_id = ${w} AND o.id = ${from}::uuid`
  await tx.$executeRaw`DELETE FROM contact WHERE workspace_id = ${w} AND id = ${from}::uuid`
  return moved
}
