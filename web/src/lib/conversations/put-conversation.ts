import type { Conversation } from '@hubbub/contracts'
import type { QueryClient } from '@tanstack/react-query'
import { conversationKey, listsKey } from './keys.ts'
import type { ListFilter } from './list-filter.ts'
import { patchQuery } from '../patch-query.ts'
import { type ListPages, conversationsOf, patchPages, withoutConversation } from './list-pages.ts'

interface Where {
  workspaceId: string
  memberId: string
}

/** Shows a newer state of a conversation everywhere it is held. */
export function putConversation(queryClient: QueryClient, where: Where, conversation: Conversation): void {
  const { workspaceId, memberId } = where
  const own = queryClient.getQueryCache().find({ queryKey: conversationKey(workspaceId, conversation.id) })
  const newer = (known: Conversation) => (known.version > conversation.version ? known : conversation)
  if (own?.state.data) patchQuery<Conversation>(queryClient, own, newer)
  else queryClient.setQueryData(conversationKey(workspaceId, conversation.id), conversation)
  for (const list of loadedLists(queryClient, workspaceId)) {
    patchQuery<ListPages>(queryClient, list, (pages) => {
      const patched = patchPages(pages, conversation, filterOf(list.queryKey), memberId)
      if (patched !== 'refetch') return patched
      void queryClient.invalidateQueries({ queryKey: list.queryKey, exact: true })
      return pages
    })
  }
}

/** Takes a conversation out of every list: deleted, or no longer to be seen. */
export function dropConversation(queryClient: QueryClient, { workspaceId }: Where, id: string): void {
  for (const list of loadedLists(queryClient, workspaceId)) {
    patchQuery<ListPages>(queryClient, list, (pages) => withoutConversation(pages, id))
  }
}

const loadedLists = (queryClient: QueryClient, workspaceId: string) =>
  queryClient
    .getQueryCache()
    .findAll({ queryKey: listsKey(workspaceId), predicate: ({ state }) => state.data !== undefined })

/** The last known state, from its own query or from any list. */
export function knownConversation(
  queryClient: QueryClient,
  workspaceId: string,
  id: string,
): Conversation | undefined {
  const own = queryClient.getQueryData<Conversation>(conversationKey(workspaceId, id))
  if (own) return own
  return queryClient
    .getQueriesData<ListPages>({ queryKey: listsKey(workspaceId) })
    .flatMap(([, data]) => conversationsOf(data))
    .find((conversation) => conversation.id === id)
}

// The key is made by `conversationsQuery` alone.
const filterOf = (key: readonly unknown[]) => key[2] as ListFilter
