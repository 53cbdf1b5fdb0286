import { type DeadLetterRepository, storable, storableDeep } from '@hubbub/domain'
import { Prisma, rows, type Transaction, uuids } from './transaction.ts'

export function createDeadLetterRepository(tx: Transaction, workspaceId: string): DeadLetterRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    record: async ({ id, queue, job, jobId, payload, error, attempts, failedAt }) => {
      await tx.$executeRaw`
        INSERT INTO dead_letter (workspace_id, id, queue, job, job_id, payload, error, attempts, failed_at)
        VALUES (${w}, ${id}::uuid, ${queue}, ${job}, ${jobId}, ${JSON.stringify(storableDeep(payload))}::jsonb, ${storable(error)}, ${attempts},
          ${failedAt.toISOString()}::timestamptz)
        ON CONFLICT (workspace_id, id) DO UPDATE SET error = excluded.error, attempts = excluded.attempts,
          failed_at = excluded.failed_at, retried_at = NULL, discarded_at = NULL`
    },
    lying: async (ids) => {
      const found = await rows<{ id: string }>(
        tx,
        Prisma.sql`SELECT id FROM dead_letter WHERE workspace_id = ${w} AND id = ANY(${uuids(ids)}) AND retried_at IS NULL`,
      )
      return found.map(({ id }) => id)
    },
  }
}
