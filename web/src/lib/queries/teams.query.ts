import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

export const teamsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['teams', workspaceId],
    queryFn: ({ signal }) => api.workspace(workspaceId).teams.list(signal),
    select: (page) => page.items,
    staleTime: 60_000,
  })
