import { conversationStatusSchema, prioritySchema } from '@hubbub/contracts'
import type { ConversationFilter, ConversationSort, Scope } from '@hubbub/domain'
import { matching, type Order, orders, type Place, parsePlace, viewIs } from './conversation-filter.ts'
import { Prisma } from './transaction.ts'

type Query = ConversationFilter & { sort: ConversationSort; limit: number; after: unknown }
/** A part of a list that an index gives in its order. */
interface Part {
  filter: ConversationFilter
  order: Order
  place: Place | null
}

/**
 * The ids of one page, and of one row behind it. Each status, and each priority where they are the order, is read from its
 * own place in an index and only so far as the page may reach; together in one condition they would be read whole.
 */
export function selectPage(workspaceId: string, scope: Scope, query: Query): Prisma.Sql {
  const order = orders[query.sort]
  const place = query.after === null ? null : parsePlace(order, query.after)
  const limit = Prisma.sql`LIMIT ${query.limit + 1}`
  const parts = partsOf(query, place).map(
    ({ filter, order: within, place: from }) => Prisma.sql`(
      SELECT c.id, c.priority, c.waiting_since, c.last_activity_at FROM conversation c
      WHERE ${matching(workspaceId, scope, filter)} AND ${viewIs(filter.view, scope.memberId)}
        AND ${from === null ? Prisma.sql`true` : within.after(from)}
      ORDER BY ${within.orderBy} ${limit})`,
  )
  if (parts.length === 0) return Prisma.sql`SELECT NULL::uuid AS id WHERE false`
  return Prisma.sql`SELECT c.id FROM (${Prisma.join(parts, ' UNION ALL ')}) c ORDER BY ${order.orderBy} ${limit}`
}

function partsOf({ sort, ...filter }: Query, place: Place | null): Part[] {
  const statuses = filter.status === 'any' ? conversationStatusSchema.options : [filter.status]
  const ofStatus = statuses.map((status): ConversationFilter => ({ ...filter, status }))
  if (sort !== 'priority') return ofStatus.map((one) => ({ filter: one, order: orders[sort], place }))
  const reached = place === null ? prioritySchema.options.length : Number(place.key)
  return prioritySchema.options.slice(0, reached).flatMap((priority, index): Part[] => {
    if (filter.priority !== undefined && filter.priority !== priority) return []
    const from = index + 1 === reached ? place : null
    return ofStatus.map((one) => ({ filter: { ...one, priority }, order: orders.newest, place: from }))
  })
}
