import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

export const channelUsageQuery = (workspaceId: string, id: string) =>
  queryOptions({
    queryKey: ['channels', workspaceId, id, 'usage'],
    queryFn: ({ signal }) => api.workspace(workspaceId).channels.usage(id, signal),
  })
