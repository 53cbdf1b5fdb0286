import type { Conversation, Priority } from '@hubbub/contracts'
import type { ConversationSort } from '@hubbub/api-client'

type Compare = (a: Conversation, b: Conversation) => number

const rank = { none: 0, low: 1, medium: 2, high: 3, urgent: 4 } satisfies Record<Priority, number>

/** The server's orders, with its tie-breaks, so that a changed row lands where a reload would show it. */
export const listOrders = {
  newest: (a, b) => byTime(b.lastActivityAt, a.lastActivityAt) || byText(b.id, a.id),
  oldest: (a, b) => byTime(a.lastActivityAt, b.lastActivityAt) || byText(a.id, b.id),
  priority: (a, b) =>
    rank[b.priority] - rank[a.priority] || byTime(b.lastActivityAt, a.lastActivityAt) || byText(b.id, a.id),
  waiting: (a, b) => byTime(a.waitingSince, b.waitingSince) || byText(a.id, b.id),
} satisfies Record<ConversationSort, Compare>

/** Nobody waiting comes last. */
const byTime = (a: string | null, b: string | null) => {
  if (a === b) return 0
  return millis(a) < millis(b) ? -1 : 1
}
const millis = (at: string | null) => (at === null ? Number.POSITIVE_INFINITY : Date.parse(at))
const byText = (a: string, b: string) => (a < b ? -1 : Number(a > b))
