import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

export const membersQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['members', workspaceId],
    queryFn: ({ signal }) => api.workspace(workspaceId).members.list(signal),
    select: (page) => page.items,
    staleTime: 60_000,
  })
