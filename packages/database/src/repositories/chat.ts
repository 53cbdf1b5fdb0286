import type { ChatRepository, ChatVisitorRow, LoggedEvent } from '@hubbub/domain'
import { eventColumns, type EventRow, parseCursor, toStoredEvent } from '../events/event-rows.ts'
import { badCursor } from './bad-cursor.ts'
import { type ChatRow, columns, toChatMessage, visible } from './chat-rows.ts'
import { firstRow, Prisma, rows, type Transaction, uuids } from './transaction.ts'

const visitorColumns = Prisma.sql`id, channel_id AS "channelId", ref, name, email, email_vouched AS "emailVouched", identity, epoch`

export function createChatRepository(tx: Transaction, workspaceId: string): ChatRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    ...createVisitors(tx, workspaceId),
    conversation: async ({ channelId, ref }) => {
      const row = await firstRow<{ id: string }>(
        tx,
        Prisma.sql`SELECT conversation_id AS id FROM thread_ref
          WHERE workspace_id = ${w} AND channel_id = ${channelId}::uuid AND ref = ${ref}`,
      )
      return row?.id ?? null
    },
    page: async (room, { limit, before }) => {
      const place = before === null ? null : placeOf(before)
      const behind =
        place === null
          ? Prisma.sql`true`
          : Prisma.sql`(m.sent_at, m.id) < (${place.at}::timestamptz, ${place.id}::uuid)`
      const found = await rows<ChatRow>(
        tx,
        Prisma.sql`SELECT ${columns} ${visible(workspaceId, room)} AND ${behind}
          ORDER BY m.sent_at DESC, m.id DESC LIMIT ${limit + 1}`,
      )
      const messages = found.slice(0, limit).map(toChatMessage).toReversed()
      const [first] = messages
      return { messages, before: found.length > limit && first ? `${first.at}_${first.id}` : null }
    },
    messages: async (room, ids) => {
      const found = await rows<ChatRow>(
        tx,
        Prisma.sql`SELECT ${columns} ${visible(workspaceId, room)} AND m.id = ANY(${uuids(ids)}) ORDER BY m.sent_at, m.id`,
      )
      return found.map(toChatMessage)
    },
    answerNames: async (room, ids) => {
      const found = await rows<{ name: string }>(
        tx,
        Prisma.sql`SELECT m.external_id AS name ${visible(workspaceId, room)} AND m.direction = 'out' AND m.id = ANY(${uuids(ids)})`,
      )
      return found.map(({ name }) => name)
    },
    seenAt: async (conversationId) => {
      const row = await firstRow<{ at: Date | null }>(
        tx,
        Prisma.sql`SELECT max(seen_at) AS at FROM conversation_read
          WHERE workspace_id = ${w} AND conversation_id = ${conversationId}::uuid AND seen_count > 0`,
      )
      return row?.at ?? null
    },
    events: async (conversationId, after, limit) => {
      const { xid, seq } = parseCursor(after)
      const found = await rows<EventRow>(
        tx,
        Prisma.sql`SELECT ${eventColumns} FROM event WHERE workspace_id = ${w} AND conversation_id = ${conversationId}::uuid
          AND xid < pg_snapshot_xmin(pg_current_snapshot()) AND (xid, seq) > (${xid}::text::xid8, ${seq}::int8)
          ORDER BY event.xid, seq LIMIT ${limit}::int`,
      )
      return found.map((row): LoggedEvent => toStoredEvent(row))
    },
    file: async (room, fileId) =>
      await firstRow<{ filename: string; contentType: string; storageKey: string }>(
        tx,
        Prisma.sql`SELECT a.filename, a.content_type AS "contentType", a.storage_key AS "storageKey" FROM attachment a
          WHERE a.workspace_id = ${w} AND a.id = ${fileId}::uuid AND a.message_id IN (SELECT m.id ${visible(workspaceId, room)})`,
      ),
  }
}

function createVisitors(
  tx: Transaction,
  workspaceId: string,
): Pick<ChatRepository, 'find' | 'findByIdentity' | 'insert' | 'update' | 'stay'> {
  const w = Prisma.sql`${workspaceId}::uuid`
  const visitorWhere = async (where: Prisma.Sql) =>
    await firstRow<ChatVisitorRow>(
      tx,
      Prisma.sql`SELECT ${visitorColumns} FROM chat_visitor WHERE workspace_id = ${w} AND ${where}`,
    )
  return {
    find: async (id) => await visitorWhere(Prisma.sql`id = ${id}::uuid`),
    findByIdentity: async (channelId, identity) =>
      await visitorWhere(Prisma.sql`channel_id = ${channelId}::uuid AND identity = ${identity}`),
    insert: async ({ id, channelId, ref, name, email, emailVouched, identity, epoch }, now) => {
      const made =
        await tx.$executeRaw`INSERT INTO chat_visitor (workspace_id, id, channel_id, ref, name, email, email_vouched, identity, epoch, here_until)
        VALUES (${w}, ${id}::uuid, ${channelId}::uuid, ${ref}, ${name}, ${email}, ${emailVouched}, ${identity}, ${epoch}, ${now.toISOString()}::timestamptz)
        ON CONFLICT (workspace_id, channel_id, identity) DO NOTHING`
      return made > 0
    },
    update: async (id, patch) => {
      await tx.chatVisitor.update({ where: { workspaceId_id: { workspaceId, id } }, data: patch })
    },
    stay: async (id, until) => {
      await tx.$executeRaw`UPDATE chat_visitor SET here_until = greatest(here_until, ${until.toISOString()}::timestamptz)
        WHERE workspace_id = ${w} AND id = ${id}::uuid`
    },
  }
}

function placeOf(before: string): { at: string; id: string } {
  const [, at, id] = /^(\d{4}-[\d-]{5}T[\d:.]{8,12}Z)_([0-9a-f-]{36})$/.exec(before) ?? []
  if (at === undefined || id === undefined) throw badCursor()
  return { at, id }
}
