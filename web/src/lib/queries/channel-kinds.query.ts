import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

/** The networks that can be connected; they change only with a new version. */
export const channelKindsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['channel-kinds', workspaceId],
    queryFn: ({ signal }) => api.workspace(workspaceId).channels.kinds(signal),
    select: (page) => page.items,
    staleTime: Number.POSITIVE_INFINITY,
  })
