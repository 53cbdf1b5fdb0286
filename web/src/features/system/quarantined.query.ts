import { infiniteQueryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

export const quarantinedQuery = (workspaceId: string) =>
  infiniteQueryOptions({
    queryKey: ['quarantine', workspaceId],
    queryFn: ({ pageParam, signal }) =>
      api.workspace(workspaceId).system.quarantined({ limit: 20, cursor: pageParam ?? undefined }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  })
