import type { ChannelWorkRepository, WorkChannel } from '@hubbub/domain'
import { firstRow, Prisma, type Transaction } from './transaction.ts'

/** The part of a channel that the workers see and keep up to date. */
export function createChannelWorkRepository(tx: Transaction, workspaceId: string): ChannelWorkRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  const one = async (id: string, tail: Prisma.Sql) =>
    await firstRow<WorkChannel>(
      tx,
      Prisma.sql`SELECT id, kind, name, address, settings, account, credentials, cursor, enabled, health, last_error AS "lastError",
          last_success_at AS "lastSuccessAt", delayed_until AS "delayedUntil", version,
          (SELECT s.drill FROM workspace s WHERE s.id = ${w}) AS drill
        FROM channel WHERE workspace_id = ${w} AND id = ${id}::uuid AND deleted_at IS NULL ${tail}`,
    )
  return {
    forWork: async (id) => await one(id, Prisma.empty),
    lockForWork: async (id) => await one(id, Prisma.sql`FOR NO KEY UPDATE`),
    recordHealth: async (id, { health, lastError, succeededAt, failedAt, delayedUntil, changed }) => {
      const row = await firstRow<{ version: number }>(
        tx,
        Prisma.sql`UPDATE channel SET health = ${health}, last_error = ${lastError},
            last_success_at = coalesce(${succeededAt?.toISOString() ?? null}::timestamptz, last_success_at),
            last_failure_at = coalesce(${failedAt?.toISOString() ?? null}::timestamptz, last_failure_at),
            delayed_until = ${delayedUntil?.toISOString() ?? null}::timestamptz,
            version = version + ${changed ? 1 : 0}
          WHERE workspace_id = ${w} AND id = ${id}::uuid RETURNING version`,
      )
      return row?.version ?? 1
    },
    touch: async (id) => {
      const row = await firstRow<{ version: number }>(
        tx,
        Prisma.sql`UPDATE channel SET version = version + 1
          WHERE workspace_id = ${w} AND id = ${id}::uuid AND deleted_at IS NULL RETURNING version`,
      )
      return row?.version ?? null
    },
    replaceCredentials: async (id, { from, to }) => {
      const replaced = await tx.$executeRaw`UPDATE channel SET credentials = ${to}
        WHERE workspace_id = ${w} AND id = ${id}::uuid AND credentials = ${from} AND deleted_at IS NULL`
      return replaced > 0
    },
    announce: async (id) => {
      await tx.$queryRaw`SELECT pg_notify('hubbub_channel', ${id})::text`
    },
  }
}
