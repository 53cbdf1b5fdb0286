import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

export const labelsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['labels', workspaceId],
    queryFn: ({ signal }) => api.workspace(workspaceId).labels.list(signal),
    select: (page) => page.items,
    staleTime: 60_000,
  })
