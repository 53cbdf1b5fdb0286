import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'
import { conversationKey } from '#lib/conversations/keys.ts'

export const conversationQuery = (workspaceId: string, id: string) =>
  queryOptions({
    queryKey: conversationKey(workspaceId, id),
    queryFn: ({ signal }) => api.workspace(workspaceId).conversations.get(id, signal),
    staleTime: 30_000,
  })
