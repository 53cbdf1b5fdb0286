import type { ChatRoom, KeptChatFile, KeptChatMessage } from '@hubbub/domain'
import { Prisma } from './transaction.ts'

export interface ChatRow {
  id: string
  external_id: string
  direction: 'in' | 'out'
  name: string | null
  text: string
  files: KeptChatFile[]
  by_mail: boolean
  deleted: boolean
  read: boolean
  sent_at: Date
  version: number
}

/**
 * The one place that says what a visitor may see of a conversation: messages `m`, with the delivery `d` of ours. What
 * is said there by others, in other rooms, as a note, or has not left, is not theirs.
 */
export const visible = (workspaceId: string, { visitor, conversationId }: ChatRoom) => Prisma.sql`
  FROM message m LEFT JOIN outbound_delivery d ON d.workspace_id = m.workspace_id AND d.message_id = m.id
  WHERE m.workspace_id = ${workspaceId}::uuid AND m.conversation_id = ${conversationId}::uuid AND m.kind = 'message' AND (
    (m.channel_id = ${visitor.channelId}::uuid AND (
      (m.direction = 'in' AND starts_with(m.external_id, ${`${visitor.id}:`})) OR (m.direction = 'out' AND d.state = 'sent')))
    OR (m.channel_id <> ${visitor.channelId}::uuid AND m.direction = 'in' AND ${visitor.email}::text IS NOT NULL
      AND lower(m.author ->> 'value') = lower(${visitor.email}::text)))`

export const columns = Prisma.sql`m.id, m.external_id, m.direction,
  coalesce((SELECT b.name FROM membership b WHERE b.workspace_id = m.workspace_id AND b.id = m.author_member_id), m.author ->> 'name') AS name,
  coalesce(m.trimmed_text, m.text) AS text, m.meta ? 'mail' OR m.meta ? 'mailed' AS by_mail,
  m.meta -> 'post' ->> 'deletedAt' IS NOT NULL AS deleted, m.meta -> 'receipts' -> 'read' IS NOT NULL AS read, m.sent_at,
  m.version + coalesce(d.version, 1) - 1 AS version,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'name', a.filename, 'type', a.content_type, 'size', a.size) ORDER BY a.created_at, a.id)
    FROM attachment a WHERE a.workspace_id = m.workspace_id AND a.message_id = m.id AND NOT a.inline), '[]') AS files`

export function toChatMessage(row: ChatRow): KeptChatMessage {
  const own = row.direction === 'in'
  return {
    id: row.id,
    clientId: own && !row.by_mail ? row.external_id.slice(row.external_id.indexOf(':') + 1) : null,
    from: own ? 'visitor' : 'agent',
    author: own ? null : row.name,
    text: row.deleted ? '' : row.text,
    files: row.deleted ? [] : row.files,
    byMail: row.by_mail,
    deleted: row.deleted,
    at: row.sent_at.toISOString(),
    read: row.read,
    version: row.version,
  }
}
