import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

/** Saved filters that this person has. */
export const viewsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['views', workspaceId],
    queryFn: ({ signal }) => api.workspace(workspaceId).views.list(signal),
    select: (page) => page.items,
    staleTime: 60_000,
  })
