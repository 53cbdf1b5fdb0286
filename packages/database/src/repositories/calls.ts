import type { CallRepository, KeptCall } from '@hubbub/domain'
import { firstRow, Prisma, type Transaction } from './transaction.ts'

/** What networks call us with, kept before it is read. */
export function createCallRepository(tx: Transaction, workspaceId: string): CallRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    keep: async ({ id, channelId, digest, request, body, receivedAt }) => {
      const kept =
        await tx.$executeRaw`INSERT INTO webhook_call (workspace_id, id, channel_id, digest, request, body, received_at)
        VALUES (${w}, ${id}::uuid, ${channelId}::uuid, ${digest}, ${JSON.stringify(request)}::jsonb, ${Buffer.from(body)},
          ${receivedAt.toISOString()}::timestamptz)
        ON CONFLICT (workspace_id, channel_id, digest) DO NOTHING`
      return kept > 0
    },
    find: async (id) =>
      await firstRow<KeptCall>(
        tx,
        Prisma.sql`SELECT id, channel_id AS "channelId", request, body, received_at AS "receivedAt", read_at AS "readAt"
          FROM webhook_call WHERE workspace_id = ${w} AND id = ${id}::uuid`,
      ),
    settle: async (id, end) => {
      const readAt = 'readAt' in end ? end.readAt.toISOString() : null
      const error = 'error' in end ? end.error : null
      await tx.$executeRaw`UPDATE webhook_call SET read_at = ${readAt}::timestamptz, error = ${error}
        WHERE workspace_id = ${w} AND id = ${id}::uuid`
    },
  }
}
