import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'
import { draftsKey } from '#lib/conversations/keys.ts'

export const draftsQuery = (workspaceId: string, conversationId: string) =>
  queryOptions({
    queryKey: draftsKey(workspaceId, conversationId),
    queryFn: ({ signal }) => api.workspace(workspaceId).drafts.list(conversationId, signal),
    staleTime: 0,
  })
