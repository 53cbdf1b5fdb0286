import { AppError, preferencesSchema } from '@hubbub/contracts'
import type { MessageRepository, NewLocalMessage } from '@hubbub/domain'
import { z } from 'zod'
import { type MessageRow, selectMessages, toMessage } from './message-rows.ts'
import { readThreadTail } from './thread-tail.ts'
import { firstRow, Prisma, rows, type Transaction, uuids } from './transaction.ts'

const placeSchema = z.tuple([z.iso.datetime(), z.uuid()])
const notTakenBack = Prisma.sql`NOT EXISTS (SELECT 1 FROM outbound_delivery x
  WHERE x.workspace_id = m.workspace_id AND x.message_id = m.id AND x.state = 'cancelled')`

export function createMessageRepository(tx: Transaction, workspaceId: string): MessageRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  const one = async (where: Prisma.Sql) => {
    const row = await firstRow<MessageRow>(tx, selectMessages(workspaceId, where, Prisma.empty))
    return row === null ? null : toMessage(row)
  }
  return {
    list: async (conversationId, { limit, before }) => {
      const older = before === null ? Prisma.sql`true` : olderThan(before)
      const where = Prisma.sql`m.conversation_id = ${conversationId}::uuid AND ${notTakenBack} AND ${older}`
      const found = await rows<MessageRow>(
        tx,
        selectMessages(workspaceId, where, Prisma.sql`ORDER BY m.sent_at DESC, m.id DESC LIMIT ${limit + 1}`),
      )
      const items = found.slice(0, limit).map(toMessage).toReversed()
      const [oldest] = items
      return { items, next: found.length > limit && oldest !== undefined ? [oldest.sentAt, oldest.id] : null }
    },
    find: async (id) => await one(Prisma.sql`m.id = ${id}::uuid`),
    findByClientId: async (clientId) => await one(Prisma.sql`m.client_id = ${clientId}`),
    insert: async (message) => await insertLocalMessage(tx, w, message),
    index: async ({ id, conversationId, subject, author, text }) => {
      await tx.$executeRaw`INSERT INTO message_search (workspace_id, message_id, conversation_id, document)
        VALUES (${w}, ${id}::uuid, ${conversationId}::uuid, hubbub_search_document(${subject}, ${author}, ${text})) ON CONFLICT DO NOTHING`
    },
    addThreadRef: async (channelId, ref, conversationId) => {
      await tx.$executeRaw`INSERT INTO thread_ref (workspace_id, channel_id, ref, conversation_id, own)
        VALUES (${w}, ${channelId}::uuid, ${ref}, ${conversationId}::uuid, true) ON CONFLICT DO NOTHING`
    },
    addParticipants: async (conversationId, parties) => {
      await tx.$executeRaw`INSERT INTO conversation_participant (workspace_id, conversation_id, kind, value)
        SELECT ${w}, ${conversationId}::uuid, p.kind, p.value FROM jsonb_to_recordset(${JSON.stringify(parties)}::jsonb) AS p(kind text, value text)
        ON CONFLICT DO NOTHING`
    },
    tail: async (conversationId) => await readThreadTail(tx, w, conversationId),
    html: async (id) =>
      await firstRow<{ conversationId: string; html: string | null; text: string }>(
        tx,
        Prisma.sql`SELECT conversation_id AS "conversationId", html, text FROM message WHERE workspace_id = ${w} AND id = ${id}::uuid AND conversation_id IS NOT NULL`,
      ),
    original: async (id) =>
      await firstRow<{ conversationId: string; raw: Uint8Array }>(
        tx,
        Prisma.sql`SELECT m.conversation_id AS "conversationId", r.content AS raw FROM message m
          JOIN message_raw r ON r.workspace_id = m.workspace_id AND r.message_id = m.id
          WHERE m.workspace_id = ${w} AND m.id = ${id}::uuid AND m.conversation_id IS NOT NULL`,
      ),
    undoSeconds: async (memberId) => {
      const row = await firstRow<{ preferences: unknown }>(
        tx,
        Prisma.sql`SELECT preferences FROM membership WHERE workspace_id = ${w} AND id = ${memberId}::uuid`,
      )
      return preferencesSchema.parse(row?.preferences ?? {}).undoSeconds
    },
    lastSaid: async (conversationId) => await readLastSaid(tx, w, conversationId),
    moveDelivery: async (messageId, { from, to, notBefore }) => {
      const moved = await tx.$executeRaw`UPDATE outbound_delivery
        SET state = ${to}, not_before = ${notBefore.toISOString()}::timestamptz, lease_until = NULL, error_class = NULL, updated_at = now(), version = version + 1
        WHERE workspace_id = ${w} AND message_id = ${messageId}::uuid AND state = ANY(${[...from]}::text[])`
      return moved === 1
    },
    queueDelivery: async ({ messageId, channelId, envelope, state, notBefore }) => {
      await tx.$executeRaw`INSERT INTO outbound_delivery (workspace_id, message_id, channel_id, state, envelope, not_before, updated_at)
        VALUES (${w}, ${messageId}::uuid, ${channelId}::uuid, ${state}, ${JSON.stringify(envelope)}::jsonb, ${notBefore.toISOString()}::timestamptz, now())`
    },
  }
}

function olderThan(before: unknown): Prisma.Sql {
  const parsed = placeSchema.safeParse(before)
  if (!parsed.success)
    throw new AppError({
      code: 'page.bad_cursor',
      kind: 'invalid',
      message: 'This cursor belongs to no page of this list',
    })
  const [at, id] = parsed.data
  return Prisma.sql`(m.sent_at, m.id) < (${at}::timestamptz, ${id}::uuid)`
}

async function insertLocalMessage(tx: Transaction, w: Prisma.Sql, message: NewLocalMessage): Promise<void> {
  const thread = message.thread === null ? null : JSON.stringify(message.thread)
  await tx.$executeRaw`INSERT INTO message (workspace_id, id, channel_id, conversation_id, external_id, client_id, kind, direction, author,
      author_member_id, subject, text, meta, thread, mentions, sent_at, created_at, routed_at, trace)
    VALUES (${w}, ${message.id}::uuid, ${message.channelId}::uuid, ${message.conversationId}::uuid, ${message.externalId}, ${message.clientId},
      ${message.kind}, ${message.direction}, ${JSON.stringify(message.author)}::jsonb, ${message.authorMemberId}::uuid, ${message.subject},
      ${message.text}, ${JSON.stringify(message.meta)}::jsonb, ${thread}::jsonb, ${uuids(message.mentions)},
      ${message.sentAt.toISOString()}::timestamptz, ${message.sentAt.toISOString()}::timestamptz, ${message.sentAt.toISOString()}::timestamptz, ${message.trace})`
}

async function readLastSaid(
  tx: Transaction,
  w: Prisma.Sql,
  conversationId: string,
): ReturnType<MessageRepository['lastSaid']> {
  const said = Prisma.sql`m.workspace_id = ${w} AND m.conversation_id = ${conversationId}::uuid AND m.kind = 'message' AND ${notTakenBack}`
  const last = await firstRow<{ text: string; direction: 'in' | 'out' }>(
    tx,
    Prisma.sql`SELECT coalesce(m.trimmed_text, m.text) AS text, m.direction FROM message m WHERE ${said} ORDER BY m.sent_at DESC, m.id DESC LIMIT 1`,
  )
  const waiting = await firstRow<{ since: Date | null }>(
    tx,
    Prisma.sql`SELECT min(m.sent_at) AS since FROM message m WHERE ${said} AND m.direction = 'in' AND NOT m.automatic
      AND m.sent_at > coalesce((SELECT max(m.sent_at) FROM message m WHERE ${said} AND m.direction = 'out'), '-infinity')`,
  )
  return {
    text: last?.text ?? null,
    direction: last?.direction ?? 'in',
    waitingSince: waiting?.since ?? null,
  }
}
