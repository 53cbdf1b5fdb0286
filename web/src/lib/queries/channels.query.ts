import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

export const channelsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['channels', workspaceId],
    queryFn: ({ signal }) => api.workspace(workspaceId).channels.list(signal),
    select: (page) => page.items,
    staleTime: 60_000,
  })
