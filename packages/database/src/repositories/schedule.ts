import { firstRow, Prisma, type Transaction } from './transaction.ts'

/** Over a message `m`: not what is still to leave at its own time. */
export const notScheduled = Prisma.sql`NOT (m.meta -> 'scheduledFor' IS NOT NULL AND EXISTS (SELECT 1 FROM outbound_delivery x
  WHERE x.workspace_id = m.workspace_id AND x.message_id = m.id AND x.state = 'held'))`

/** The conversation of a reply that was written to leave later; null for any other. */
export async function readScheduledIn(
  tx: Transaction,
  w: Prisma.Sql,
  messageId: string,
): Promise<string | null> {
  const row = await firstRow<{ id: string }>(
    tx,
    Prisma.sql`SELECT conversation_id AS id FROM message
      WHERE workspace_id = ${w} AND id = ${messageId}::uuid AND meta -> 'scheduledFor' IS NOT NULL`,
  )
  return row?.id ?? null
}
