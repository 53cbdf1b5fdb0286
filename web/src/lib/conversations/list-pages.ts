import type { Conversation } from '@hubbub/contracts'
import type { InfiniteData } from '@tanstack/react-query'
import { type ListFilter, matchesFilter } from './list-filter.ts'
import { listOrders } from './list-order.ts'

export interface ConversationPage {
  items: Conversation[]
  cursor: string | null
}
export type ListPages = InfiniteData<ConversationPage, string | null>

/** Each once, whatever moved between two pages while they were loaded. */
export function conversationsOf(pages: Pick<ListPages, 'pages'> | undefined): Conversation[] {
  const byId = new Map<string, Conversation>()
  for (const page of pages?.pages ?? []) {
    for (const conversation of page.items)
      if (!byId.has(conversation.id)) byId.set(conversation.id, conversation)
  }
  return [...byId.values()]
}

/**
 * The pages with a changed conversation put in, moved or taken out.
 * `refetch` where only the server knows whether it belongs here.
 */
export function patchPages(
  data: ListPages,
  conversation: Conversation,
  filter: ListFilter,
  memberId: string,
): ListPages | 'refetch' {
  const known = data.pages.flatMap((page) => page.items).find(({ id }) => id === conversation.id)
  if (known && known.version > conversation.version) return data
  const match = matchesFilter(conversation, filter, memberId)
  if (match === 'unknown' && !known) return 'refetch'
  const without = known ? withoutConversation(data, conversation.id) : data
  if (match === 'no') return without
  return insertSorted(without, conversation, listOrders[filter.sort ?? 'newest'])
}

export function withoutConversation(data: ListPages, id: string): ListPages {
  if (!data.pages.some((page) => page.items.some((item) => item.id === id))) return data
  return {
    ...data,
    pages: data.pages.map((page) => ({ ...page, items: page.items.filter((item) => item.id !== id) })),
  }
}

function insertSorted(
  data: ListPages,
  conversation: Conversation,
  compare: (a: Conversation, b: Conversation) => number,
): ListPages {
  for (const [index, page] of data.pages.entries()) {
    const at = page.items.findIndex((item) => compare(conversation, item) < 0)
    if (at >= 0) return replacePage(data, index, page.items.toSpliced(at, 0, conversation))
  }
  const last = data.pages.at(-1)
  // What lies behind the last loaded row comes with the next page.
  if (!last || last.cursor !== null) return data
  return replacePage(data, data.pages.length - 1, [...last.items, conversation])
}

const replacePage = (data: ListPages, index: number, items: Conversation[]): ListPages => ({
  ...data,
  pages: data.pages.map((page, at) => (at === index ? { ...page, items } : page)),
})
