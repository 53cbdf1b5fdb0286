import { conversationStatusSchema, preferencesSchema } from '@hubbub/contracts'
import type { MessageRepository } from '@hubbub/domain'
import { z } from 'zod'
import { notScheduled } from './schedule.ts'
import { readThreadTail } from './thread-tail.ts'
import { firstRow, Prisma, type Transaction } from './transaction.ts'

const thenSchema = z.object({
  from: conversationStatusSchema,
  until: z.iso.datetime().nullable(),
  to: conversationStatusSchema,
})

/** Over a message `m`. */
export const notTakenBack = Prisma.sql`NOT EXISTS (SELECT 1 FROM outbound_delivery x
  WHERE x.workspace_id = m.workspace_id AND x.message_id = m.id AND x.state = 'cancelled')`

type ReplyParts = Pick<
  MessageRepository,
  'schedule' | 'placeAt' | 'tail' | 'undoSeconds' | 'lastSaid' | 'thenOf' | 'moveDelivery' | 'queueDelivery'
>

/** What replying and taking back need to know and to write. */
export function createReplyParts(tx: Transaction, w: Prisma.Sql): ReplyParts {
  return {
    schedule: async (id, at) => {
      await tx.$executeRaw`UPDATE message SET sent_at = ${at.toISOString()}::timestamptz,
          meta = meta || jsonb_build_object('scheduledFor', ${at.toISOString()}::text)
        WHERE workspace_id = ${w} AND id = ${id}::uuid`
    },
    placeAt: async (id, at) => {
      await tx.$executeRaw`UPDATE message SET sent_at = ${at.toISOString()}::timestamptz
        WHERE workspace_id = ${w} AND id = ${id}::uuid`
    },
    tail: async (conversationId) => await readThreadTail(tx, w, conversationId),
    undoSeconds: async (memberId) => {
      const row = await firstRow<{ preferences: unknown }>(
        tx,
        Prisma.sql`SELECT preferences FROM membership WHERE workspace_id = ${w} AND id = ${memberId}::uuid`,
      )
      return preferencesSchema.parse(row?.preferences ?? {}).undoSeconds
    },
    lastSaid: async (conversationId) => await readLastSaid(tx, w, conversationId),
    thenOf: async (id) => {
      const row = await firstRow<{ change: unknown }>(
        tx,
        Prisma.sql`SELECT meta -> 'then' AS change FROM message WHERE workspace_id = ${w} AND id = ${id}::uuid`,
      )
      const change = thenSchema.safeParse(row?.change).data
      return change === undefined
        ? null
        : { ...change, until: change.until === null ? null : new Date(change.until) }
    },
    moveDelivery: async (messageId, { from, to, notBefore }) => {
      const moved = await tx.$executeRaw`UPDATE outbound_delivery
        SET state = ${to}, not_before = ${notBefore.toISOString()}::timestamptz, lease_until = NULL, alive_at = NULL, error_class = NULL,
          attempts = CASE WHEN ${to === 'queued'} THEN 0 ELSE attempts END, updated_at = now(), version = version + 1
        WHERE workspace_id = ${w} AND message_id = ${messageId}::uuid AND state = ANY(${[...from]}::text[])
          AND NOT (${to === 'cancelled'} AND recipients @> '[{"status": "accepted"}]')`
      return moved === 1
    },
    queueDelivery: async ({ messageId, channelId, envelope, state, notBefore }) => {
      await tx.$executeRaw`INSERT INTO outbound_delivery (workspace_id, message_id, channel_id, state, envelope, not_before, updated_at)
        VALUES (${w}, ${messageId}::uuid, ${channelId}::uuid, ${state}, ${JSON.stringify(envelope)}::jsonb, ${notBefore.toISOString()}::timestamptz, now())`
    },
  }
}

async function readLastSaid(
  tx: Transaction,
  w: Prisma.Sql,
  conversationId: string,
): ReturnType<MessageRepository['lastSaid']> {
  const said = Prisma.sql`m.workspace_id = ${w} AND m.conversation_id = ${conversationId}::uuid AND m.kind = 'message' AND ${notTakenBack} AND ${notScheduled}`
  const last = await firstRow<{ text: string; direction: 'in' | 'out' }>(
    tx,
    Prisma.sql`SELECT coalesce(m.trimmed_text, m.text) AS text, m.direction FROM message m WHERE ${said} ORDER BY m.sent_at DESC, m.id DESC LIMIT 1`,
  )
  const times = await firstRow<{ waiting: Date | null; answered: Date | null }>(
    tx,
    Prisma.sql`SELECT
      (SELECT min(m.sent_at) FROM message m WHERE ${said} AND m.direction = 'in' AND NOT m.automatic
        AND m.sent_at > coalesce((SELECT max(m.sent_at) FROM message m WHERE ${said} AND m.direction = 'out'), '-infinity')) AS waiting,
      (SELECT min(m.sent_at) FROM message m WHERE ${said} AND m.direction = 'out'
        AND m.sent_at >= (SELECT min(m.sent_at) FROM message m WHERE ${said} AND m.direction = 'in')) AS answered`,
  )
  return {
    text: last?.text ?? null,
    direction: last?.direction ?? 'in',
    waitingSince: times?.waiting ?? null,
    firstReplyAt: times?.answered ?? null,
  }
}
