import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

export const monitorsKey = (workspaceId: string) => ['monitors', workspaceId] as const

export const monitorsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...monitorsKey(workspaceId), 'list'],
    queryFn: ({ signal }) => api.workspace(workspaceId).monitors.list(signal),
    select: (page) => page.items,
    // What they match is told by no event of their own.
    refetchInterval: 30_000,
  })
