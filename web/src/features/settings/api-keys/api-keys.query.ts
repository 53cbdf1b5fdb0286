import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

export const apiKeysQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['api-keys', workspaceId],
    queryFn: ({ signal }) => api.workspace(workspaceId).apiKeys.list(signal),
    select: (page) => page.items,
  })
