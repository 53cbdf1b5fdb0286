import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

export const cannedResponsesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['canned-responses', workspaceId],
    queryFn: ({ signal }) => api.workspace(workspaceId).cannedResponses.list(signal),
    select: (page) => page.items,
    staleTime: 60_000,
  })
