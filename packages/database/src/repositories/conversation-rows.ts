import type { Conversation, Label } from '@hubbub/contracts'
import { Prisma } from './transaction.ts'

interface ConversationRow {
  id: string
  number: number
  subject: string
  status: Conversation['status']
  priority: Conversation['priority']
  brand_id: string
  brand_name: string
  channel_id: string
  channel_name: string
  channel_kind: Conversation['channel']['kind']
  contact_id: string
  contact_name: string
  contact_address: string | null
  assignee_id: string | null
  assignee_name: string | null
  team_id: string | null
  team_name: string | null
  labels: Label[]
  preview: string
  preview_direction: Conversation['previewDirection']
  sentiment_label: NonNullable<Conversation['sentiment']>['label'] | null
  sentiment_score: number | null
  marks: Conversation['marks']
  unread: number
  has_draft: boolean
  drafts_by: Conversation['draftsBy']
  scheduled_for: Date | null
  snoozed_until: Date | null
  waiting_since: Date | null
  first_reply_at: Date | null
  last_activity_at: Date
  created_at: Date
  possibly_related: string | null
  version: number
}
export type { ConversationRow }

/** Over a draft `d`. */
const holdsReply = Prisma.sql`d.mode = 'reply' AND (d.text <> '' OR cardinality(d.attachment_ids) > 0)`

/** Conversations `c` as one member sees them, those whose ids stand in `page`. */
export const selectConversations = (
  workspaceId: string,
  memberId: string | null,
  page: Prisma.Sql,
  orderBy: Prisma.Sql = Prisma.sql`c.id`,
) => Prisma.sql`
  WITH page AS (${page})
  SELECT c.id, c.number, c.subject, c.status, c.priority, c.brand_id, b.name AS brand_name,
    c.channel_id, ch.name AS channel_name, ch.kind AS channel_kind,
    c.contact_id, ct.name AS contact_name,
    (SELECT coalesce('@' || i.handle, i.value) FROM contact_identity i WHERE i.workspace_id = c.workspace_id AND i.contact_id = c.contact_id
      ORDER BY i.created_at, i.value LIMIT 1) AS contact_address,
    c.assignee_id, m.name AS assignee_name, c.team_id, t.name AS team_name,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name, 'color', l.color, 'version', l.version) ORDER BY l.name)
      FROM conversation_label cl JOIN label l ON l.workspace_id = cl.workspace_id AND l.id = cl.label_id
      WHERE cl.workspace_id = c.workspace_id AND cl.conversation_id = c.id), '[]') AS labels,
    c.preview, c.preview_direction, c.sentiment_label, c.sentiment_score, c.marks,
    greatest(0, c.inbound_count - coalesce(r.seen_count, 0)) AS unread,
    EXISTS (SELECT 1 FROM draft d WHERE d.workspace_id = c.workspace_id AND d.conversation_id = c.id
      AND d.membership_id = ${memberId}::uuid AND ${holdsReply}) AS has_draft,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', w.id, 'name', w.name) ORDER BY d.updated_at, w.id)
      FROM draft d JOIN membership w ON w.workspace_id = d.workspace_id AND w.id = d.membership_id
      WHERE d.workspace_id = c.workspace_id AND d.conversation_id = c.id AND ${holdsReply}
        AND d.membership_id IS DISTINCT FROM ${memberId}::uuid AND w.deactivated_at IS NULL), '[]') AS drafts_by,
    (SELECT min(o.not_before) FROM message s JOIN outbound_delivery o ON o.workspace_id = s.workspace_id AND o.message_id = s.id
      WHERE s.workspace_id = c.workspace_id AND s.conversation_id = c.id AND s.meta -> 'scheduledFor' IS NOT NULL
        AND o.state = 'held') AS scheduled_for,
    c.snoozed_until, c.waiting_since, c.first_reply_at, c.last_activity_at, c.created_at, c.possibly_related, c.version
  FROM page
  JOIN conversation c ON c.workspace_id = ${workspaceId}::uuid AND c.id = page.id
  JOIN brand b ON b.workspace_id = c.workspace_id AND b.id = c.brand_id
  JOIN channel ch ON ch.workspace_id = c.workspace_id AND ch.id = c.channel_id
  JOIN contact ct ON ct.workspace_id = c.workspace_id AND ct.id = c.contact_id
  LEFT JOIN membership m ON m.workspace_id = c.workspace_id AND m.id = c.assignee_id
  LEFT JOIN team t ON t.workspace_id = c.workspace_id AND t.id = c.team_id
  LEFT JOIN conversation_read r ON r.workspace_id = c.workspace_id AND r.conversation_id = c.id AND r.membership_id = ${memberId}::uuid
  ORDER BY ${orderBy}`

export function toConversation(row: ConversationRow): Conversation {
  return {
    id: row.id,
    number: row.number,
    subject: row.subject,
    status: row.status,
    priority: row.priority,
    brand: { id: row.brand_id, name: row.brand_name },
    channel: { id: row.channel_id, name: row.channel_name, kind: row.channel_kind },
    contact: { id: row.contact_id, name: row.contact_name, address: row.contact_address },
    assignee: ref(row.assignee_id, row.assignee_name),
    team: ref(row.team_id, row.team_name),
    labels: row.labels,
    preview: row.preview,
    previewDirection: row.preview_direction,
    sentiment:
      row.sentiment_label === null ? null : { label: row.sentiment_label, score: row.sentiment_score ?? 0 },
    marks: row.marks,
    unreadCount: row.unread,
    hasDraft: row.has_draft,
    draftsBy: row.drafts_by,
    scheduledFor: iso(row.scheduled_for),
    snoozedUntil: iso(row.snoozed_until),
    waitingSince: iso(row.waiting_since),
    firstReplyAt: iso(row.first_reply_at),
    lastActivityAt: row.last_activity_at.toISOString(),
    createdAt: row.created_at.toISOString(),
    possiblyRelatedId: row.possibly_related,
    version: row.version,
  }
}

const ref = (id: string | null, name: string | null) => (id === null || name === null ? null : { id, name })

export const iso = (date: Date | null): string | null => date?.toISOString() ?? null
