import { type OwnPost, postMetaSchema, type PostReply } from '@hubbub/contracts'
import type { PostRepository } from '@hubbub/domain'
import { z } from 'zod'
import { visibleTo } from './conversation-filter.ts'
import { visibleMention } from './mention-filter.ts'
import {
  actionsOf,
  attachmentsOf,
  type DeliveryRow,
  deliveryOf,
  insightOf,
  shownPost,
  toDelivery,
} from './message-rows.ts'
import { behind, toPage } from './place.ts'
import { notTakenBack } from './reply-parts.ts'
import { firstRow, Prisma, rows, type Transaction } from './transaction.ts'

export function createPostRepository(tx: Transaction, workspaceId: string): PostRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    list: async (scope, { channelId, limit, after }) => {
      const where = Prisma.sql`${visibleMention(scope)} AND ${notTakenBack} AND ${behind(Prisma.sql`m.sent_at`, Prisma.sql`m.id`, after)}
        AND ${channelId === undefined ? Prisma.sql`true` : Prisma.sql`m.channel_id = ${channelId}::uuid`}`
      const found = await rows<PostRow>(
        tx,
        selectPosts(w, where, Prisma.sql`ORDER BY m.sent_at DESC, m.id DESC LIMIT ${limit + 1}`),
      )
      return toPage(found.map(toOwnPost), limit, ({ sentAt, id }) => [sentAt, id])
    },
    find: async (scope, id) => {
      const where = Prisma.sql`${visibleMention(scope)} AND m.id = ${id}::uuid`
      const row = await firstRow<PostRow>(tx, selectPosts(w, where, Prisma.empty))
      return row === null ? null : toOwnPost(row)
    },
    findByClientId: async (clientId) => {
      const row = await firstRow<PostRow>(
        tx,
        selectPosts(w, Prisma.sql`m.client_id = ${clientId}`, Prisma.empty),
      )
      return row === null ? null : toOwnPost(row)
    },
    replies: async (scope, id, limit) =>
      (
        await rows<ReplyRow>(
          tx,
          Prisma.sql`SELECT m.id, m.conversation_id, m.direction, m.author, ct.name AS contact_name, mb.name AS member_name,
              left(coalesce(m.trimmed_text, m.text), 2000) AS text, m.meta -> 'post' AS post, ${insightOf} AS insight, m.sent_at
            FROM hubbub_post_replies(${id}::uuid, ${limit}::int) r
            JOIN message m ON m.workspace_id = ${w} AND m.id = r.message_id
            JOIN channel ch ON ch.workspace_id = m.workspace_id AND ch.id = m.channel_id
            LEFT JOIN conversation c ON c.workspace_id = m.workspace_id AND c.id = m.conversation_id
            LEFT JOIN contact ct ON ct.workspace_id = m.workspace_id AND ct.id = m.author_contact_id
            LEFT JOIN membership mb ON mb.workspace_id = m.workspace_id AND mb.id = m.author_member_id
            WHERE ${notTakenBack} AND (m.conversation_id IS NOT NULL AND ${visibleTo(scope)} OR m.conversation_id IS NULL AND ${visibleMention(scope)})
            ORDER BY m.sent_at DESC, m.id DESC`,
        )
      ).map(toReply),
  }
}

/** Which are shown to be more than anybody counts. */
const MOST_COUNTED = 100

/** What an account of ours said to everybody: in no conversation, and below nothing. */
const selectPosts = (w: Prisma.Sql, where: Prisma.Sql, order: Prisma.Sql) => Prisma.sql`
  SELECT m.id, jsonb_build_object('id', ch.id, 'name', ch.name, 'kind', ch.kind) AS channel,
    CASE WHEN mb.id IS NOT NULL THEN jsonb_build_object('id', mb.id, 'name', mb.name) END AS author,
    m.subject, m.text, m.meta, ${attachmentsOf} AS attachments, ${actionsOf} AS actions, ${deliveryOf} AS delivery,
    (SELECT count(*)::int FROM hubbub_post_replies(m.id, ${MOST_COUNTED}::int)) AS replies,
    m.client_id, m.sent_at, m.created_at, m.version
  FROM message m
  JOIN channel ch ON ch.workspace_id = m.workspace_id AND ch.id = m.channel_id
  LEFT JOIN membership mb ON mb.workspace_id = m.workspace_id AND mb.id = m.author_member_id
  WHERE m.workspace_id = ${w} AND m.conversation_id IS NULL AND m.direction = 'out' AND m.kind = 'message' AND m.routed_at IS NOT NULL
    AND m.meta ? 'post' AND m.meta -> 'post' ->> 'audience' <> 'direct' AND m.thread -> 'parentRefs' ->> 0 IS NULL AND ${where} ${order}`

interface PostRow {
  id: string
  channel: OwnPost['channel']
  author: OwnPost['author']
  subject: string | null
  text: string
  meta: { post?: unknown; published?: unknown; scheduledFor?: string }
  attachments: OwnPost['attachments']
  actions: OwnPost['actions'] | null
  delivery: DeliveryRow | null
  replies: number
  client_id: string | null
  sent_at: Date
  created_at: Date
  version: number
}

const publishedSchema = z.object({ groupId: z.string(), fields: z.record(z.string(), z.string()) })

function toOwnPost(row: PostRow): OwnPost {
  const published = publishedSchema.safeParse(row.meta.published).data
  return {
    id: row.id,
    channel: row.channel,
    author: row.author,
    subject: row.subject,
    text: row.text,
    fields: published?.fields ?? {},
    groupId: published?.groupId ?? null,
    post: shownPost.safeParse(row.meta.post).data ?? null,
    attachments: row.attachments,
    actions: row.actions ?? [],
    delivery: row.delivery === null ? null : toDelivery(row.delivery, row.meta),
    replies: row.replies,
    clientId: row.client_id,
    sentAt: row.sent_at.toISOString(),
    createdAt: row.created_at.toISOString(),
    version: row.version + (row.delivery === null ? 0 : row.delivery.version - 1),
  }
}

interface ReplyRow {
  id: string
  conversation_id: string | null
  direction: 'in' | 'out'
  author: { name?: string | null; value?: string | null; handle?: string; avatarUrl?: string } | null
  contact_name: string | null
  member_name: string | null
  text: string
  post: unknown
  insight: PostReply['sentiment']
  sent_at: Date
}

function toReply({ author, ...row }: ReplyRow): PostReply {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    direction: row.direction,
    author: row.member_name ?? row.contact_name ?? author?.name ?? author?.handle ?? author?.value ?? '',
    handle: author?.handle ?? null,
    avatarUrl: author?.avatarUrl ?? null,
    text: row.text,
    url: postMetaSchema.safeParse(row.post).data?.url ?? null,
    sentiment: row.insight,
    sentAt: row.sent_at.toISOString(),
  }
}
