import { Prisma, rows, type Transaction } from './transaction.ts'

/** Deletes a conversation with its messages; returns the storage keys that nothing points at any more. */
export async function deleteConversation(tx: Transaction, w: Prisma.Sql, id: string): Promise<string[]> {
  const keys = await rows<{ key: string }>(
    tx,
    Prisma.sql`DELETE FROM attachment a USING message m
      WHERE a.workspace_id = ${w} AND m.workspace_id = ${w} AND m.id = a.message_id AND m.conversation_id = ${id}::uuid
      RETURNING a.storage_key AS key`,
  )
  await tx.$executeRaw`DELETE FROM message WHERE workspace_id = ${w} AND conversation_id = ${id}::uuid`
  await tx.$executeRaw`DELETE FROM thread_ref WHERE workspace_id = ${w} AND conversation_id = ${id}::uuid`
  await tx.$executeRaw`DELETE FROM conversation WHERE workspace_id = ${w} AND id = ${id}::uuid`
  const unique = [...new Set(keys.map(({ key }) => key))]
  const shared = await rows<{ key: string }>(
    tx,
    Prisma.sql`SELECT DISTINCT storage_key AS key FROM attachment WHERE workspace_id = ${w} AND storage_key = ANY(${unique}::text[])`,
  )
  const kept = new Set(shared.map(({ key }) => key))
  return unique.filter((key) => !kept.has(key))
}
