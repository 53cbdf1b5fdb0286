import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

/** Kept as it was when its form was opened: live changes of its health must not empty the form. */
export const channelQuery = (workspaceId: string, id: string) =>
  queryOptions({
    queryKey: ['channel', workspaceId, id],
    queryFn: ({ signal }) => api.workspace(workspaceId).channels.get(id, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
