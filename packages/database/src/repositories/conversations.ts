import { AppError, type EventActor } from '@hubbub/contracts'
import type { ConversationPatch, ConversationRepository, ConversationState, Names } from '@hubbub/domain'
import { orders, placeOf, visibleTo } from './conversation-filter.ts'
import { selectPage } from './conversation-page.ts'
import { type ConversationRow, iso, selectConversations, toConversation } from './conversation-rows.ts'
import { countConversations } from './conversation-counts.ts'
import { deleteConversation } from './delete-conversation.ts'
import { takeTurns } from './take-turns.ts'
import { firstRow, Prisma, rows, type Transaction, uuids } from './transaction.ts'

export function createConversationRepository(tx: Transaction, workspaceId: string): ConversationRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    list: async (scope, query) => {
      const order = orders[query.sort]
      const page = selectPage(workspaceId, scope, query)
      const found = await rows<ConversationRow>(
        tx,
        selectConversations(workspaceId, scope.memberId, page, order.orderBy),
      )
      const items = found.slice(0, query.limit).map(toConversation)
      const last = found.length > query.limit ? items.at(-1) : undefined
      return { items, next: last === undefined ? null : placeOf(order, last) }
    },
    ids: async (scope, query) => {
      const page = selectPage(workspaceId, scope, { ...query, limit: query.limit - 1, after: null })
      return (await rows<{ id: string }>(tx, page)).map(({ id }) => id)
    },
    counts: async (scope, filter) => await countConversations(tx, workspaceId, scope, filter),
    find: async (scope, id) => {
      const page = Prisma.sql`SELECT c.id FROM conversation c WHERE c.workspace_id = ${w} AND c.id = ${id}::uuid AND ${visibleTo(scope)}`
      const row = await firstRow<ConversationRow>(tx, selectConversations(workspaceId, scope.memberId, page))
      return row === null ? null : toConversation(row)
    },
    lock: async (scope, id) => {
      await tx.$executeRaw(takeTurns(Prisma.sql`SELECT ${id}::uuid AS id`))
      return await firstRow<ConversationState>(
        tx,
        Prisma.sql`SELECT c.id, c.number, c.brand_id AS "brandId", c.channel_id AS "channelId", c.contact_id AS "contactId", c.subject, c.status, c.priority,
          c.assignee_id AS "assigneeId", c.team_id AS "teamId", c.snoozed_until AS "snoozedUntil", c.waiting_since AS "waitingSince",
          c.first_reply_at AS "firstReplyAt", c.inbound_count AS "inboundCount", c.version
          FROM conversation c WHERE c.workspace_id = ${w} AND c.id = ${id}::uuid AND ${visibleTo(scope)} FOR NO KEY UPDATE OF c`,
      )
    },
    update: async (id, patch) => await updateConversation(tx, w, id, patch),
    changedBy: async (id, version) => {
      const row = await firstRow<{ actor: EventActor }>(
        tx,
        Prisma.sql`SELECT actor FROM event WHERE workspace_id = ${w} AND conversation_id = ${id}::uuid
          AND type = 'conversation.updated' AND version > ${version} ORDER BY seq DESC LIMIT 1`,
      )
      return row?.actor ?? null
    },
    labelIds: async (id) => {
      const found = await rows<{ id: string }>(
        tx,
        Prisma.sql`SELECT label_id AS id FROM conversation_label WHERE workspace_id = ${w} AND conversation_id = ${id}::uuid`,
      )
      return found.map((row) => row.id)
    },
    setLabels: async (id, labelIds) => {
      await tx.$executeRaw`DELETE FROM conversation_label WHERE workspace_id = ${w} AND conversation_id = ${id}::uuid AND label_id <> ALL(${uuids(labelIds)})`
      await tx.$executeRaw`INSERT INTO conversation_label (workspace_id, conversation_id, label_id)
        SELECT ${w}, ${id}::uuid, unnest(${uuids(labelIds)}) ON CONFLICT DO NOTHING`
    },
    markRead: async (id, memberId, read, now) => {
      const received = Prisma.sql`(SELECT c.inbound_count FROM conversation c WHERE c.workspace_id = ${w} AND c.id = ${id}::uuid)`
      // Unread again is the last message; what was unread before it stays so.
      const seen = read ? received : Prisma.sql`least(r.seen_count, greatest(0, ${received} - 1))`
      const row = await firstRow<{ unread: number }>(
        tx,
        Prisma.sql`INSERT INTO conversation_read AS r (workspace_id, conversation_id, membership_id, seen_count, seen_at)
          VALUES (${w}, ${id}::uuid, ${memberId}::uuid, ${read ? received : Prisma.sql`0`}, ${iso(now)}::timestamptz)
          ON CONFLICT (workspace_id, conversation_id, membership_id) DO UPDATE SET seen_count = ${seen}, seen_at = excluded.seen_at
          RETURNING ${received} - seen_count AS unread`,
      )
      return Math.max(0, row?.unread ?? 0)
    },
    mentionedIn: async (memberId) => {
      const found = await rows<{ id: string }>(
        tx,
        Prisma.sql`SELECT DISTINCT id FROM hubbub_mentioned_conversations(${memberId}::uuid) AS id`,
      )
      return found.map(({ id }) => id)
    },
    delete: async (id) => await deleteConversation(tx, w, id),
    names: async (wanted) => await readNames(tx, w, wanted),
  }
}

async function readNames(
  tx: Transaction,
  w: Prisma.Sql,
  { members = [], teams = [], labels = [] }: Parameters<ConversationRepository['names']>[0],
): Promise<Names> {
  const named = async (ids: readonly string[], from: Prisma.Sql) => {
    if (ids.length === 0) return new Map<string, string>()
    const found = await rows<{ id: string; name: string }>(
      tx,
      Prisma.sql`SELECT id, name FROM ${from} WHERE workspace_id = ${w} AND id = ANY(${uuids(ids)})`,
    )
    return new Map(found.map(({ id, name }) => [id, name]))
  }
  return {
    members: await named(
      members,
      Prisma.sql`(SELECT * FROM membership WHERE deactivated_at IS NULL) AS active`,
    ),
    teams: await named(teams, Prisma.sql`team`),
    labels: await named(labels, Prisma.sql`label`),
  }
}

const columns = {
  subject: 'subject',
  status: 'status',
  priority: 'priority',
  assigneeId: 'assignee_id',
  teamId: 'team_id',
  snoozedUntil: 'snoozed_until',
  waitingSince: 'waiting_since',
  firstReplyAt: 'first_reply_at',
  resolvedAt: 'resolved_at',
  lastActivityAt: 'last_activity_at',
  preview: 'preview',
  previewDirection: 'preview_direction',
} as const satisfies Record<keyof ConversationPatch, string>
const casts: Partial<Record<keyof ConversationPatch, string>> = {
  assigneeId: '::uuid',
  teamId: '::uuid',
  snoozedUntil: '::timestamptz',
  waitingSince: '::timestamptz',
  firstReplyAt: '::timestamptz',
  resolvedAt: '::timestamptz',
  lastActivityAt: '::timestamptz',
}

async function updateConversation(
  tx: Transaction,
  w: Prisma.Sql,
  id: string,
  patch: ConversationPatch,
): Promise<number> {
  const names = (Object.keys(columns) as (keyof ConversationPatch)[]).filter(
    (name) => patch[name] !== undefined,
  )
  const sets = names.map((name) => {
    const value = patch[name]
    return Prisma.sql`${Prisma.raw(columns[name])} = ${value instanceof Date ? value.toISOString() : value}${Prisma.raw(casts[name] ?? '')}`
  })
  const row = await firstRow<{ version: number }>(
    tx,
    Prisma.sql`UPDATE conversation SET ${Prisma.join([...sets, Prisma.sql`version = version + 1`])} WHERE workspace_id = ${w} AND id = ${id}::uuid RETURNING version`,
  )
  if (row === null)
    throw new AppError({
      code: 'conversation.not_found',
      kind: 'not_found',
      message: 'There is no such conversation',
    })
  return row.version
}
