import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

export const workspaceQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['workspace', workspaceId],
    queryFn: ({ signal }) => api.workspace(workspaceId).workspace.get(signal),
  })
