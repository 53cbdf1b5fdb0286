import { type Conversation, prioritySchema } from '@hubbub/contracts'
import type { ConversationFilter, ConversationSort, Scope } from '@hubbub/domain'
import { z } from 'zod'
import { badCursor } from './bad-cursor.ts'
import { meets, saidTo, unread } from './conditions.ts'
import { Prisma, uuids } from './transaction.ts'

/** What `maySee` says, in SQL, over a conversation `c`. */
export function visibleTo(scope: Scope): Prisma.Sql {
  const { memberId, visibility, teamIds } = scope
  if (visibility === 'all') return Prisma.sql`true`
  const own = Prisma.sql`(c.assignee_id = ${memberId}::uuid OR ${mentioned(memberId)})`
  if (visibility === 'own') return own
  return Prisma.sql`(${own} OR c.team_id = ANY(${uuids(teamIds)}))`
}

export const mentioned = (memberId: string | null) =>
  Prisma.sql`c.id IN (SELECT hubbub_mentioned_conversations(${memberId}::uuid))`

const inView = {
  mine: (memberId: string | null) => Prisma.sql`c.assignee_id = ${memberId}::uuid`,
  unassigned: () => Prisma.sql`c.assignee_id IS NULL`,
  all: () => Prisma.sql`true`,
  mentioned,
} satisfies Record<ConversationFilter['view'], (memberId: string | null) => Prisma.Sql>

export const viewIs = (view: ConversationFilter['view'], memberId: string | null) => inView[view](memberId)

/** Everything of a filter but the view, over a conversation `c`. */
export function matching(
  workspaceId: string,
  scope: Scope,
  filter: Omit<ConversationFilter, 'view'>,
): Prisma.Sql {
  const parts: Prisma.Sql[] = [Prisma.sql`c.workspace_id = ${workspaceId}::uuid`, visibleTo(scope)]
  if (filter.status !== 'any') parts.push(Prisma.sql`c.status = ${filter.status}`)
  if (filter.assigneeId !== undefined) parts.push(Prisma.sql`c.assignee_id = ${filter.assigneeId}::uuid`)
  if (filter.teamId !== undefined) parts.push(Prisma.sql`c.team_id = ${filter.teamId}::uuid`)
  if (filter.channelId !== undefined) parts.push(Prisma.sql`c.channel_id = ${filter.channelId}::uuid`)
  if (filter.brandId !== undefined) parts.push(Prisma.sql`c.brand_id = ${filter.brandId}::uuid`)
  if (filter.contactId !== undefined) parts.push(Prisma.sql`c.contact_id = ${filter.contactId}::uuid`)
  if (filter.priority !== undefined) parts.push(Prisma.sql`c.priority = ${filter.priority}`)
  if (filter.sentiment !== undefined) parts.push(Prisma.sql`c.sentiment_label = ${filter.sentiment}`)
  if (filter.mark !== undefined) parts.push(Prisma.sql`c.marks && ARRAY[${filter.mark}]`)
  if (filter.labelId !== undefined) {
    parts.push(Prisma.sql`EXISTS (SELECT 1 FROM conversation_label cl
      WHERE cl.workspace_id = c.workspace_id AND cl.conversation_id = c.id AND cl.label_id = ${filter.labelId}::uuid)`)
  }
  if (filter.incidentId !== undefined) {
    parts.push(Prisma.sql`EXISTS (SELECT 1 FROM incident_conversation i WHERE i.workspace_id = c.workspace_id
      AND i.conversation_id = c.id AND i.incident_id = ${filter.incidentId}::uuid AND NOT i.apart)`)
  }
  if (filter.monitorId !== undefined) parts.push(saidTo([filter.monitorId], scope.memberId))
  if (filter.unread !== undefined)
    parts.push(filter.unread ? unread(scope.memberId) : Prisma.sql`NOT ${unread(scope.memberId)}`)
  if (filter.where !== undefined) parts.push(meets(filter.where, scope.memberId))
  return Prisma.join(parts, ' AND ')
}

const rank = Prisma.sql`array_position(${[...prioritySchema.options]}::text[], c.priority)`
const waiting = Prisma.sql`coalesce(c.waiting_since, 'infinity'::timestamptz)`

export interface Order {
  orderBy: Prisma.Sql
  /** What the order goes by, besides the time of the last activity and the id; a place must have it so. */
  key: z.ZodType<string>
  keyOf: (conversation: Conversation) => string
  /** Rows behind a place in this order. */
  after: (place: Place) => Prisma.Sql
}
export interface Place {
  key: string
  at: string
  id: string
}

const newest = {
  key: z.literal(''),
  keyOf: () => '',
  orderBy: Prisma.sql`c.last_activity_at DESC, c.id DESC`,
  after: ({ at, id }) => Prisma.sql`(c.last_activity_at, c.id) < (${at}::timestamptz, ${id}::uuid)`,
} satisfies Order

/** Total orders: the id breaks every tie, so that no page skips or repeats a row. */
export const orders = {
  newest,
  oldest: {
    key: z.literal(''),
    keyOf: () => '',
    orderBy: Prisma.sql`c.last_activity_at, c.id`,
    after: ({ at, id }) => Prisma.sql`(c.last_activity_at, c.id) > (${at}::timestamptz, ${id}::uuid)`,
  },
  priority: {
    key: z.enum(['1', '2', '3', '4', '5']),
    keyOf: ({ priority }) => String(prioritySchema.options.indexOf(priority) + 1),
    orderBy: Prisma.sql`${rank} DESC, c.last_activity_at DESC, c.id DESC`,
    // Each priority is read by itself.
    after: newest.after,
  },
  waiting: {
    key: z.union([z.literal('infinity'), z.iso.datetime()]),
    keyOf: ({ waitingSince }) => waitingSince ?? 'infinity',
    orderBy: Prisma.sql`${waiting}, c.id`,
    after: ({ key, id }) => Prisma.sql`(${waiting}, c.id) > (${key}::timestamptz, ${id}::uuid)`,
  },
} satisfies Record<ConversationSort, Order>

const placeSchema = z.tuple([z.string(), z.iso.datetime(), z.uuid()])

export function placeOf(order: Order, conversation: Conversation): [key: string, at: string, id: string] {
  return [order.keyOf(conversation), conversation.lastActivityAt, conversation.id]
}

/** Throws `page.bad_cursor` on what `placeOf` never gave for this order. */
export function parsePlace(order: Order, after: unknown): Place {
  const parsed = placeSchema.safeParse(after)
  if (!parsed.success || !order.key.safeParse(parsed.data[0]).success) throw badCursor()
  const [key, at, id] = parsed.data
  return { key, at, id }
}
