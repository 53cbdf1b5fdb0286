import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

/** Asked for anew every few seconds: what it shows has no events of its own. */
export const systemQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['system', workspaceId],
    queryFn: ({ signal }) => api.workspace(workspaceId).system.status(signal),
    refetchInterval: 5_000,
  })
