import type { AlertBotRepository, KeptAlertBot } from '@hubbub/domain'
import { firstRow, Prisma, type Transaction } from '../transaction.ts'

type BotRow = Omit<KeptAlertBot, 'nextUpdate'> & { nextUpdate: bigint | number | null }

/** The bot by which people are told in Telegram, and the codes by which it knows them. */
export function createAlertBotRepository(tx: Transaction, workspaceId: string): AlertBotRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    get: async () => {
      const row = await firstRow<BotRow>(
        tx,
        Prisma.sql`SELECT id, token, bot_id AS "botId", username, next_update AS "nextUpdate", last_error AS "lastError"
          FROM alert_bot WHERE workspace_id = ${w}`,
      )
      if (row === null) return null
      return { ...row, nextUpdate: row.nextUpdate === null ? null : Number(row.nextUpdate) }
    },
    save: async ({ id, token, botId, username }) => {
      await tx.$executeRaw`INSERT INTO alert_bot (workspace_id, id, token, bot_id, username)
        VALUES (${w}, ${id}::uuid, ${token}, ${botId}, ${username})
        ON CONFLICT (workspace_id) DO UPDATE SET id = excluded.id, token = excluded.token, bot_id = excluded.bot_id,
          username = excluded.username, last_error = NULL,
          next_update = CASE WHEN alert_bot.bot_id = excluded.bot_id THEN alert_bot.next_update END`
    },
    remove: async () => {
      await tx.$executeRaw`DELETE FROM alert_bot WHERE workspace_id = ${w}`
    },
    moveOn: async (id, nextUpdate) =>
      (await tx.$executeRaw`UPDATE alert_bot SET next_update = ${nextUpdate}::bigint, last_error = NULL
        WHERE workspace_id = ${w} AND id = ${id}::uuid AND next_update IS DISTINCT FROM ${nextUpdate}::bigint`) >
      0,
    noteError: async (id, error) => {
      await tx.$executeRaw`UPDATE alert_bot SET last_error = ${error}::text
        WHERE workspace_id = ${w} AND id = ${id}::uuid AND last_error IS DISTINCT FROM ${error}::text`
    },
    replaceToken: async (id, { from, to }) =>
      (await tx.$executeRaw`UPDATE alert_bot SET token = ${to}
        WHERE workspace_id = ${w} AND id = ${id}::uuid AND token = ${from}`) > 0,
    saveCode: async ({ memberId, hash, expiresAt }) => {
      await tx.$executeRaw`INSERT INTO telegram_code (workspace_id, membership_id, code_hash, expires_at)
        VALUES (${w}, ${memberId}::uuid, ${hash}, ${expiresAt})
        ON CONFLICT (workspace_id, membership_id) DO UPDATE
          SET code_hash = excluded.code_hash, expires_at = excluded.expires_at`
    },
    takeCode: async (hash, at) => {
      const row = await firstRow<{ memberId: string; good: boolean }>(
        tx,
        Prisma.sql`DELETE FROM telegram_code WHERE workspace_id = ${w} AND code_hash = ${hash}
          RETURNING membership_id AS "memberId", expires_at > ${at} AS good`,
      )
      return row?.good === true ? row.memberId : null
    },
    isChannel: async (username) =>
      (await firstRow(
        tx,
        Prisma.sql`SELECT FROM channel WHERE workspace_id = ${w} AND kind = 'telegram' AND lower(address) = lower(${`@${username}`})`,
      )) !== null,
  }
}
