import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

export const incidentsKey = (workspaceId: string) => ['incidents', workspaceId] as const

export const incidentsQuery = (workspaceId: string, open: boolean) =>
  infiniteQueryOptions({
    queryKey: [...incidentsKey(workspaceId), 'list', open],
    queryFn: ({ pageParam, signal }) =>
      api
        .workspace(workspaceId)
        .incidents.list(
          { limit: 30, open: open ? 'true' : 'false', ...(pageParam && { cursor: pageParam }) },
          signal,
        ),
    initialPageParam: '',
    getNextPageParam: (page) => page.cursor ?? undefined,
  })

export const incidentQuery = (workspaceId: string, id: string) =>
  queryOptions({
    queryKey: [...incidentsKey(workspaceId), 'one', id],
    queryFn: ({ signal }) => api.workspace(workspaceId).incidents.get(id, signal),
  })
