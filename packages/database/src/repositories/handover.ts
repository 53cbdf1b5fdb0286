import { emailSettingsSchema } from '@hubbub/contracts'
import type { HandoverRepository, UnheardAnswer, UnheardAnswers } from '@hubbub/domain'
import { z } from 'zod'
import { takeTurns } from './take-turns.ts'
import { firstRow, Prisma, rows, type Transaction, uuids } from './transaction.ts'

interface HeadRow {
  id: string
  channelId: string
  name: string | null
  email: string
  epoch: number
  conversationId: string
  assigneeId: string | null
  teamId: string | null
  chat: unknown
  mailbox: { id: string; address: string; settings: unknown }
  signature: string
}

const chatSchema = z.object({ title: z.string().catch(''), names: z.boolean().catch(true) })

export function createHandoverRepository(tx: Transaction, workspaceId: string): HandoverRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    unheard: async (visitorId, since) => {
      // Whoever waited for the turn sees what the one before has done.
      await tx.$executeRaw(
        takeTurns(Prisma.sql`SELECT r.conversation_id AS id FROM chat_visitor v
          JOIN thread_ref r ON r.workspace_id = v.workspace_id AND r.channel_id = v.channel_id AND r.ref = v.ref
          WHERE v.workspace_id = ${w} AND v.id = ${visitorId}::uuid`),
      )
      const head = await readHead(tx, w, visitorId, since)
      if (head === null) return null
      const found = await readAnswers(tx, w, head)
      if (!found.some(({ sentAt }) => sentAt <= since)) return null
      const answers = found.map(({ sentAt: _sentAt, ...answer }) => answer)
      return toUnheard(head, answers, await readRefs(tx, w, head))
    },
    markMailed: async (answerIds, { messageId, at }) =>
      await rows<{ id: string; version: number }>(
        tx,
        Prisma.sql`UPDATE message m SET version = m.version + 1,
            meta = m.meta || jsonb_build_object('mailed', jsonb_build_object('messageId', ${messageId}::text, 'at', ${at.toISOString()}::text))
          FROM outbound_delivery d
          WHERE m.workspace_id = ${w} AND m.id = ANY(${uuids(answerIds)}) AND d.workspace_id = m.workspace_id AND d.message_id = m.id
          RETURNING m.id, m.version + d.version - 1 AS version`,
      ),
    copyFiles: async (fileIds, messageId, newId) => {
      for (const fileId of fileIds)
        await tx.$executeRaw`INSERT INTO attachment (workspace_id, id, message_id, uploaded_by, filename, content_type, size, sha256, content_id, inline, storage_key)
          SELECT workspace_id, ${newId()}::uuid, ${messageId}::uuid, uploaded_by, filename, content_type, size, sha256, content_id, inline, storage_key
          FROM attachment WHERE workspace_id = ${w} AND id = ${fileId}::uuid`
    },
    openThread: async ({ channelId, ref, conversationId, party }) => {
      await tx.$executeRaw`INSERT INTO thread_ref (workspace_id, channel_id, ref, conversation_id, own)
        VALUES (${w}, ${channelId}::uuid, ${ref}, ${conversationId}::uuid, true) ON CONFLICT DO NOTHING`
      await tx.$executeRaw`INSERT INTO conversation_participant (workspace_id, conversation_id, kind, value)
        VALUES (${w}, ${conversationId}::uuid, ${party.kind}, ${party.value}) ON CONFLICT DO NOTHING`
    },
  }
}

/** The visitor, if they are gone, with all that a mail to them needs; the same that `hubbub_unheard_answers` asks for. */
async function readHead(tx: Transaction, w: Prisma.Sql, visitorId: string, since: Date) {
  return await firstRow<HeadRow>(
    tx,
    Prisma.sql`SELECT v.id, v.channel_id AS "channelId", v.name, lower(v.email) AS email, v.epoch, c.id AS "conversationId",
        c.assignee_id AS "assigneeId", c.team_id AS "teamId", ch.settings AS chat,
        jsonb_build_object('id', mb.id, 'address', mb.address, 'settings', mb.settings) AS mailbox, b.signature
      FROM chat_visitor v
      JOIN channel ch ON ch.workspace_id = v.workspace_id AND ch.id = v.channel_id AND ch.enabled AND ch.deleted_at IS NULL
      JOIN channel mb ON mb.workspace_id = ch.workspace_id AND mb.id::text = ch.settings ->> 'mailbox' AND mb.enabled AND mb.deleted_at IS NULL
      JOIN brand b ON b.workspace_id = ch.workspace_id AND b.id = ch.brand_id
      JOIN thread_ref r ON r.workspace_id = v.workspace_id AND r.channel_id = v.channel_id AND r.ref = v.ref
      JOIN conversation c ON c.workspace_id = r.workspace_id AND c.id = r.conversation_id
      WHERE v.workspace_id = ${w} AND v.id = ${visitorId}::uuid AND v.email IS NOT NULL AND v.here_until < ${since.toISOString()}::timestamptz
        AND NOT EXISTS (SELECT 1 FROM channel o WHERE o.workspace_id = v.workspace_id AND o.deleted_at IS NULL AND lower(v.email) = ANY(o.own))`,
  )
}

async function readAnswers(tx: Transaction, w: Prisma.Sql, { channelId, conversationId }: HeadRow) {
  return await rows<UnheardAnswer & { sentAt: Date }>(
    tx,
    Prisma.sql`SELECT m.id, m.text, d.sent_at AS "sentAt",
        jsonb_build_object('memberId', m.author_member_id, 'name', coalesce(mb.name, m.author ->> 'name', '')) AS author,
        coalesce((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'size', a.size, 'filename', a.filename) ORDER BY a.created_at, a.id)
          FROM attachment a WHERE a.workspace_id = m.workspace_id AND a.message_id = m.id), '[]') AS files
      FROM message m JOIN outbound_delivery d ON d.workspace_id = m.workspace_id AND d.message_id = m.id
      LEFT JOIN membership mb ON mb.workspace_id = m.workspace_id AND mb.id = m.author_member_id
      WHERE m.workspace_id = ${w} AND m.conversation_id = ${conversationId}::uuid AND m.channel_id = ${channelId}::uuid
        AND m.direction = 'out' AND m.kind = 'message' AND NOT m.meta ? 'mailed' AND m.meta -> 'receipts' -> 'read' IS NULL AND d.state = 'sent'
      ORDER BY m.sent_at, m.id`,
  )
}

/** Of mails that have not failed, by which their programs know the thread; as they came to us, for mails tell their time in seconds. */
async function readRefs(tx: Transaction, w: Prisma.Sql, { conversationId, mailbox }: HeadRow) {
  const found = await rows<{ ref: string }>(
    tx,
    Prisma.sql`SELECT m.thread ->> 'ownRef' AS ref FROM message m
      WHERE m.workspace_id = ${w} AND m.conversation_id = ${conversationId}::uuid AND m.channel_id = ${mailbox.id}::uuid
        AND m.kind = 'message' AND m.thread ->> 'ownRef' IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM outbound_delivery x WHERE x.workspace_id = m.workspace_id AND x.message_id = m.id AND x.state IN ('cancelled', 'failed'))
      ORDER BY m.id`,
  )
  return found.map(({ ref }) => ref)
}

function toUnheard(head: HeadRow, answers: UnheardAnswer[], refs: string[]): UnheardAnswers {
  const { id, channelId, name, email, epoch, conversationId, assigneeId, teamId, mailbox, signature } = head
  const { fromName = '', plusAddressing = true } =
    emailSettingsSchema.partial().safeParse(mailbox.settings).data ?? {}
  return {
    visitor: { id, channelId, name, email, epoch },
    chat: chatSchema.parse(head.chat),
    mailbox: { id: mailbox.id, address: mailbox.address, fromName, plusAddressing },
    signature,
    conversation: { id: conversationId, assigneeId, teamId },
    answers,
    refs,
  }
}
