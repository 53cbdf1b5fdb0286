import type { Conversation } from '@hubbub/contracts'
import type { QueryClient } from '@tanstack/react-query'
import { conversationKey, listsKey } from './keys.ts'
import type { ListFilter } from './list-filter.ts'
import { type ListPages, patchPages, withoutConversation } from './list-pages.ts'

interface Where {
  workspaceId: string
  memberId: string
}

/** Shows a newer state of a conversation everywhere it is held. */
export function putConversation(queryClient: QueryClient, where: Where, conversation: Conversation): void {
  queryClient.setQueryData<Conversation>(conversationKey(where.workspaceId, conversation.id), (known) =>
    known && known.version > conversation.version ? known : conversation,
  )
  for (const query of queryClient.getQueryCache().findAll({ queryKey: listsKey(where.workspaceId) })) {
    const data = query.state.data as ListPages | undefined
    if (!data) continue
    const patched = patchPages(data, conversation, filterOf(query.queryKey), where.memberId)
    if (patched === 'refetch') void queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true })
    else if (patched !== data) queryClient.setQueryData(query.queryKey, patched)
  }
}

/** Takes a conversation out of every list: deleted, or no longer to be seen. */
export function dropConversation(queryClient: QueryClient, { workspaceId }: Where, id: string): void {
  for (const query of queryClient.getQueryCache().findAll({ queryKey: listsKey(workspaceId) })) {
    const data = query.state.data as ListPages | undefined
    if (data) queryClient.setQueryData(query.queryKey, withoutConversation(data, id))
  }
}

/** The last known state, from its own query or from any list. */
export function knownConversation(
  queryClient: QueryClient,
  workspaceId: string,
  id: string,
): Conversation | undefined {
  const own = queryClient.getQueryData<Conversation>(conversationKey(workspaceId, id))
  if (own) return own
  for (const query of queryClient.getQueryCache().findAll({ queryKey: listsKey(workspaceId) })) {
    const data = query.state.data as ListPages | undefined
    const found = data?.pages.flatMap((page) => page.items).find((item) => item.id === id)
    if (found) return found
  }
  return undefined
}

// The key is made by `conversationsQuery` alone.
const filterOf = (key: readonly unknown[]) => key[2] as ListFilter
