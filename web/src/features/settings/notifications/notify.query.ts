import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

export const notifyQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['own-notify', workspaceId],
    queryFn: ({ signal }) => api.workspace(workspaceId).notify.get(signal),
  })
