import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'
import { participantsKey } from '#lib/conversations/keys.ts'

export const participantsQuery = (workspaceId: string, conversationId: string) =>
  queryOptions({
    queryKey: participantsKey(workspaceId, conversationId),
    queryFn: ({ signal }) => api.workspace(workspaceId).messages.participants(conversationId, signal),
    staleTime: 30_000,
  })
