import type { IdempotencyState, SystemRepository } from '@hubbub/domain'
import { firstRow, Prisma, type Transaction } from '../transaction.ts'

type Idempotency = Pick<
  SystemRepository,
  'claimIdempotencyKey' | 'renewIdempotencyKey' | 'keepIdempotentAnswer' | 'releaseIdempotencyKey'
>
interface KeyRow {
  requestHash: string
  status: number | null
  body: string | null
}

/** Repeated writes: the primary key decides who was first, not a look beforehand. */
export function createIdempotency(tx: Transaction, workspaceId: string): Idempotency {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    claimIdempotencyKey: async ({ actorId, key, requestHash, now, abandonedBefore }) => {
      const claimed = await firstRow<{ key: string }>(
        tx,
        Prisma.sql`
          INSERT INTO idempotency_key AS k (workspace_id, actor_id, key, request_hash, created_at)
          VALUES (${w}, ${actorId}, ${key}, ${requestHash}, ${now}::timestamptz)
          ON CONFLICT (workspace_id, actor_id, key) DO UPDATE SET request_hash = excluded.request_hash, created_at = excluded.created_at
            WHERE k.status IS NULL AND k.created_at < ${abandonedBefore}::timestamptz
          RETURNING key`,
      )
      if (claimed !== null) return { state: 'new' }
      const row = await firstRow<KeyRow>(
        tx,
        Prisma.sql`SELECT request_hash AS "requestHash", status, body #>> '{}' AS body FROM idempotency_key
          WHERE workspace_id = ${w} AND actor_id = ${actorId} AND key = ${key}`,
      )
      return stateOf(row, requestHash)
    },
    renewIdempotencyKey: async ({ actorId, key }, now) => {
      await tx.idempotencyKey.updateMany({
        where: { workspaceId, actorId, key, status: null },
        data: { createdAt: now },
      })
    },
    keepIdempotentAnswer: async ({ actorId, key }, { status, body }) => {
      await tx.idempotencyKey.update({
        where: { workspaceId_actorId_key: { workspaceId, actorId, key } },
        data: { status, body },
      })
    },
    releaseIdempotencyKey: async ({ actorId, key }) => {
      await tx.idempotencyKey.deleteMany({ where: { workspaceId, actorId, key, status: null } })
    },
  }
}

// The row is gone where the first request failed in the meantime; asking again claims it.
function stateOf(row: KeyRow | null, requestHash: string): IdempotencyState {
  if (row === null) return { state: 'running' }
  if (row.requestHash !== requestHash) return { state: 'different' }
  if (row.status === null) return { state: 'running' }
  return { state: 'answered', status: row.status, body: row.body ?? '' }
}
