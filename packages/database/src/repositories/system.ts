import type { SystemRepository } from '@hubbub/domain'
import { createDeadLetterList } from './system/dead-letter-list.ts'
import { createEventList } from './system/event-list.ts'
import { createIdempotency } from './system/idempotency.ts'
import { createQuarantineList } from './system/quarantine-list.ts'
import { firstRow, Prisma, type Transaction } from './transaction.ts'

export function createSystemRepository(tx: Transaction, workspaceId: string): SystemRepository {
  return {
    ...createDeadLetterList(tx, workspaceId),
    ...createQuarantineList(tx, workspaceId),
    ...createEventList(tx, workspaceId),
    ...createIdempotency(tx, workspaceId),
    pending: async (now) => {
      const row = await firstRow<{ unrouted: number; oldest: Date | null; undelivered: number }>(
        tx,
        Prisma.sql`
          SELECT count(*)::int AS unrouted, min(m.created_at) AS oldest,
            (SELECT count(*)::int FROM outbound_delivery d
              WHERE d.workspace_id = ${workspaceId}::uuid AND d.state IN ('queued', 'sending')) AS undelivered
          FROM message m WHERE m.workspace_id = ${workspaceId}::uuid AND m.routed_at IS NULL`,
      )
      const { unrouted = 0, oldest = null, undelivered = 0 } = row ?? {}
      return {
        unrouted,
        oldestSeconds: oldest === null ? null : Math.max(0, (now.getTime() - oldest.getTime()) / 1000),
        undelivered,
      }
    },
  }
}
