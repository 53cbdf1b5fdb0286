import type { Quarantined } from '@hubbub/contracts'
import type { SystemRepository } from '@hubbub/domain'
import { firstRow, Prisma, rows, type Transaction } from '../transaction.ts'
import { behind, toPage } from '../place.ts'

type QuarantinedRow = Omit<Quarantined, 'createdAt'> & { createdAt: Date }

type QuarantineList = Pick<
  SystemRepository,
  'countQuarantined' | 'listQuarantined' | 'quarantinedRaw' | 'isQuarantined'
>

export function createQuarantineList(tx: Transaction, workspaceId: string): QuarantineList {
  return {
    countQuarantined: async () => await tx.quarantine.count({ where: { workspaceId, resolvedAt: null } }),
    listQuarantined: async ({ limit, after }) => {
      const found = await rows<QuarantinedRow>(
        tx,
        Prisma.sql`
          SELECT q.id, q.external_id AS "externalId", q.reason, octet_length(q.raw) AS size, q.tries,
            q.created_at AS "createdAt", jsonb_build_object('id', c.id, 'name', c.name) AS channel
          FROM quarantine q JOIN channel c ON c.workspace_id = q.workspace_id AND c.id = q.channel_id
          WHERE q.workspace_id = ${workspaceId}::uuid AND q.resolved_at IS NULL
            AND ${behind(Prisma.sql`q.created_at`, Prisma.sql`q.id`, after)}
          ORDER BY q.created_at DESC, q.id DESC LIMIT ${limit + 1}`,
      )
      const items = found.map((row): Quarantined => ({ ...row, createdAt: row.createdAt.toISOString() }))
      return toPage(items, limit, ({ createdAt, id }) => [createdAt, id])
    },
    quarantinedRaw: async (id) => {
      const row = await firstRow<{ raw: Uint8Array }>(
        tx,
        Prisma.sql`SELECT raw FROM quarantine WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid`,
      )
      return row?.raw ?? null
    },
    isQuarantined: async (id) =>
      (await tx.quarantine.count({ where: { workspaceId, id, resolvedAt: null } })) === 1,
  }
}
