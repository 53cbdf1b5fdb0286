import { infiniteQueryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'
import { messagesKey } from '#lib/conversations/keys.ts'

const PAGE = 30

/** A thread, newest page first. */
export const messagesQuery = (workspaceId: string, conversationId: string) =>
  infiniteQueryOptions({
    queryKey: messagesKey(workspaceId, conversationId),
    queryFn: ({ pageParam, signal }) =>
      api
        .workspace(workspaceId)
        .messages.list(conversationId, { limit: PAGE, cursor: pageParam ?? undefined }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    staleTime: 30_000,
  })
