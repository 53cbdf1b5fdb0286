import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

export const reportsKey = (workspaceId: string) => ['reports', workspaceId] as const

export const reportsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...reportsKey(workspaceId), 'list'],
    queryFn: ({ signal }) => api.workspace(workspaceId).reports.list(signal),
  })

export const reportRunsQuery = (workspaceId: string, id: string) =>
  infiniteQueryOptions({
    queryKey: [...reportsKey(workspaceId), 'runs', id],
    queryFn: ({ pageParam, signal }) =>
      api.workspace(workspaceId).reports.runs(id, { limit: 10, cursor: pageParam ?? undefined }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  })
