import { AppError } from '@hubbub/contracts'
import type { ChannelSettingsRepository, KeptChannel } from '@hubbub/domain'
import { sqlState } from '../database-errors.ts'
import { firstRow, Prisma, rows, type Transaction } from './transaction.ts'
import { uniqueToConflict } from './unique-to-conflict.ts'

type Moments = 'lastSuccessAt' | 'lastFailureAt' | 'delayedUntil' | 'createdAt'
type ChannelRow = Omit<KeptChannel, Moments> & {
  lastSuccessAt: Date | null
  lastFailureAt: Date | null
  delayedUntil: Date | null
  createdAt: Date
}

const toChannel = (row: ChannelRow): KeptChannel => ({
  ...row,
  lastSuccessAt: row.lastSuccessAt?.toISOString() ?? null,
  lastFailureAt: row.lastFailureAt?.toISOString() ?? null,
  delayedUntil: row.delayedUntil?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
})

const select = (where: Prisma.Sql, tail = Prisma.empty) => Prisma.sql`
  SELECT c.id, c.kind, c.name, c.address, c.settings, c.account, c.enabled, c.health, c.last_error AS "lastError",
    c.last_success_at AS "lastSuccessAt", c.last_failure_at AS "lastFailureAt", c.delayed_until AS "delayedUntil", c.created_at AS "createdAt", c.version,
    jsonb_build_object('id', b.id, 'name', b.name) AS brand,
    CASE WHEN t.id IS NOT NULL THEN jsonb_build_object('id', t.id, 'name', t.name) END AS "defaultTeam"
  FROM channel c
  JOIN brand b ON b.workspace_id = c.workspace_id AND b.id = c.brand_id
  LEFT JOIN team t ON t.workspace_id = c.workspace_id AND t.id = c.default_team_id
  WHERE c.workspace_id = hubbub_workspace() AND c.deleted_at IS NULL AND ${where} ${tail}`

/** As a JSON column takes it; what came from JSON goes back unharmed. */
const json = (value: object) => value as Prisma.InputJsonObject
const nullableJson = (value: object | null) => (value === null ? Prisma.DbNull : json(value))

const begunAnew = { health: 'connecting', lastError: null, delayedUntil: null }

async function checked<T>(write: Promise<T>): Promise<T> {
  try {
    return await uniqueToConflict(write, 'channel.address_taken', 'This account is connected already')
  } catch (error) {
    if (sqlState(error) !== '23503') throw error
    const message = 'There is no such brand or team here'
    throw new AppError({ code: 'channel.reference_unknown', kind: 'invalid', message, cause: error })
  }
}

/** The part of a channel that people see and change. */
export function createChannelSettingsRepository(
  tx: Transaction,
  workspaceId: string,
): ChannelSettingsRepository {
  const place = (id: string) => ({ workspaceId_id: { workspaceId, id } })
  const one = async (where: Prisma.Sql, tail?: Prisma.Sql) => {
    const row = await firstRow<ChannelRow>(tx, select(where, tail))
    return row === null ? null : toChannel(row)
  }
  return {
    list: async () => {
      const found = await rows<ChannelRow>(
        tx,
        select(Prisma.sql`true`, Prisma.sql`ORDER BY lower(c.name), c.id`),
      )
      return found.map(toChannel)
    },
    find: async (id) => await one(Prisma.sql`c.id = ${id}::uuid`),
    lock: async (id) => await one(Prisma.sql`c.id = ${id}::uuid`, Prisma.sql`FOR UPDATE OF c`),
    sealedCredentials: async (id) => {
      const row = await firstRow<{ credentials: string }>(
        tx,
        Prisma.sql`SELECT credentials FROM channel
          WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid AND deleted_at IS NULL`,
      )
      return row?.credentials ?? null
    },
    insert: async (channel) => {
      const { settings, account, ...plain } = channel
      const data = { workspaceId, ...plain, settings: json(settings), account: nullableJson(account) }
      await checked(tx.channel.create({ data }))
    },
    update: async (id, patch) => {
      const anew = patch.settings !== undefined || patch.credentials !== undefined || patch.enabled === true
      const { settings, account, ...plain } = patch
      const data = {
        ...plain,
        ...(settings !== undefined && { settings: json(settings) }),
        ...(account !== undefined && { account: nullableJson(account) }),
        ...(anew && begunAnew),
        version: { increment: 1 },
      }
      await checked(tx.channel.update({ where: place(id), data }))
    },
    beginAnew: async (id) => {
      await tx.channel.update({ where: place(id), data: begunAnew })
    },
    remove: async (id, now) => {
      const data = { deletedAt: now, enabled: false, credentials: '', version: { increment: 1 } }
      return (await tx.channel.update({ where: place(id), data })).version
    },
  }
}
