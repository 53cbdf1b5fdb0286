import type { Message } from '@hubbub/contracts'
import type { MessageRepository, NewLocalMessage } from '@hubbub/domain'
import { changeLog } from './logs.ts'
import { visibleTo } from './conversation-filter.ts'
import { type MessageRow, selectMessages, toMessage } from './message-rows.ts'
import { readParticipants } from './participants.ts'
import { behind, toPage } from './place.ts'
import { createReplyParts, notTakenBack } from './reply-parts.ts'
import { firstRow, Prisma, rows, type Transaction, uuids } from './transaction.ts'
import { uniqueToConflict } from './unique-to-conflict.ts'

const placeOf = ({ sentAt, id }: Message): [string, string] => [sentAt, id]

export function createMessageRepository(tx: Transaction, workspaceId: string): MessageRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  const one = async (where: Prisma.Sql) => {
    const row = await firstRow<MessageRow>(tx, selectMessages(workspaceId, where, Prisma.empty))
    return row === null ? null : toMessage(row)
  }
  return {
    list: async (conversationId, { limit, before }) => {
      const older = behind(Prisma.sql`m.sent_at`, Prisma.sql`m.id`, before)
      const where = Prisma.sql`m.conversation_id = ${conversationId}::uuid AND ${notTakenBack} AND ${older}`
      const found = await rows<MessageRow>(
        tx,
        selectMessages(workspaceId, where, Prisma.sql`ORDER BY m.sent_at DESC, m.id DESC LIMIT ${limit + 1}`),
      )
      const { items, next } = toPage(found.map(toMessage), limit, placeOf)
      return { items: items.toReversed(), next }
    },
    ofContact: async (scope, contactId, { limit, before }) => {
      const older = behind(Prisma.sql`m.sent_at`, Prisma.sql`m.id`, before)
      const where = Prisma.sql`m.kind IN ('message', 'log') AND m.conversation_id IN (SELECT c.id FROM conversation c
          WHERE c.workspace_id = ${w} AND c.contact_id = ${contactId}::uuid AND ${visibleTo(scope)})
        AND ${notTakenBack} AND ${older}`
      const found = await rows<MessageRow>(
        tx,
        selectMessages(workspaceId, where, Prisma.sql`ORDER BY m.sent_at DESC, m.id DESC LIMIT ${limit + 1}`),
      )
      return toPage(found.map(toMessage), limit, placeOf)
    },
    participants: async (conversationId) => await readParticipants(tx, w, conversationId),
    find: async (id) => await one(Prisma.sql`m.id = ${id}::uuid`),
    findByClientId: async (clientId) => await one(Prisma.sql`m.client_id = ${clientId}`),
    insert: async (message) =>
      await uniqueToConflict(
        insertLocalMessage(tx, w, message),
        'message.client_id_taken',
        'This client id belongs to another message',
      ),
    changeLog: async (id, change) => await changeLog(tx, w, id, change),
    index: async ({ id, subject, author, text }) => {
      await tx.$executeRaw`INSERT INTO message_search (workspace_id, message_id, document)
        VALUES (${w}, ${id}::uuid, hubbub_search_document(${subject}, ${author}, ${text})) ON CONFLICT DO NOTHING`
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
    ...createReplyParts(tx, w),
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
  }
}

async function insertLocalMessage(tx: Transaction, w: Prisma.Sql, message: NewLocalMessage): Promise<void> {
  const thread = message.thread === null ? null : JSON.stringify(message.thread)
  const sentAt = message.sentAt.toISOString()
  const isLog = message.kind === 'log'
  await tx.$executeRaw`INSERT INTO message (workspace_id, id, channel_id, conversation_id, external_id, client_id, kind, direction, author,
      author_member_id, subject, text, meta, thread, mentions, sent_at, created_at, routed_at, trace)
    VALUES (${w}, ${message.id}::uuid, ${message.channelId}::uuid, ${message.conversationId}::uuid, ${message.externalId}, ${message.clientId},
      ${message.kind}, ${message.direction}, ${JSON.stringify(message.author)}::jsonb, ${message.authorMemberId}::uuid, ${message.subject},
      ${message.text}, ${JSON.stringify(message.meta)}::jsonb, ${thread}::jsonb, ${uuids(message.mentions)},
      ${sentAt}::timestamptz, CASE WHEN ${isLog} THEN now() ELSE ${sentAt}::timestamptz END, CASE WHEN ${isLog} THEN NULL ELSE ${sentAt}::timestamptz END, ${message.trace})`
}
