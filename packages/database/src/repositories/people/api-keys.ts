import type { ApiKey } from '@hubbub/contracts'
import type { ApiKeyRepository } from '@hubbub/domain'
import { firstRow, Prisma, rows, type Transaction } from '../transaction.ts'

interface ApiKeyRow extends Omit<ApiKey, 'createdAt' | 'lastUsedAt' | 'expiresAt'> {
  createdAt: Date
  lastUsedAt: Date | null
  expiresAt: Date | null
}
const toApiKey = (row: ApiKeyRow): ApiKey => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  expiresAt: row.expiresAt?.toISOString() ?? null,
})

const select = (where: Prisma.Sql) => Prisma.sql`
  SELECT k.id, k.name, k.prefix, k.scopes, k.created_at AS "createdAt", k.last_used_at AS "lastUsedAt",
    k.expires_at AS "expiresAt",
    CASE WHEN m.id IS NOT NULL THEN jsonb_build_object('id', m.id, 'name', m.name) END AS "createdBy"
  FROM api_key k LEFT JOIN membership m ON m.workspace_id = k.workspace_id AND m.id = k.created_by
  WHERE k.workspace_id = hubbub_workspace() AND k.revoked_at IS NULL AND ${where} ORDER BY k.created_at DESC, k.id`

export function createApiKeyRepository(tx: Transaction, workspaceId: string): ApiKeyRepository {
  return {
    listApiKeys: async () => (await rows<ApiKeyRow>(tx, select(Prisma.sql`true`))).map(toApiKey),
    findApiKey: async (id) => {
      const row = await firstRow<ApiKeyRow>(tx, select(Prisma.sql`k.id = ${id}::uuid`))
      return row === null ? null : toApiKey(row)
    },
    insertApiKey: async ({ scopes, ...key }) => {
      await tx.apiKey.create({ data: { workspaceId, ...key, scopes: [...scopes] } })
    },
    revokeApiKey: async (id, now) => {
      const { count } = await tx.apiKey.updateMany({
        where: { workspaceId, id, revokedAt: null },
        data: { revokedAt: now },
      })
      return count === 1
    },
    revokeApiKeysBeyond: async (createdBy, scopes, now) => {
      await tx.$executeRaw`UPDATE api_key SET revoked_at = ${now}::timestamptz
        WHERE workspace_id = ${workspaceId}::uuid AND created_by = ${createdBy}::uuid AND revoked_at IS NULL
          AND NOT scopes <@ ${[...scopes]}::text[]`
    },
    touchApiKey: async (id, now) => {
      await tx.apiKey.updateMany({ where: { workspaceId, id }, data: { lastUsedAt: now } })
    },
  }
}
