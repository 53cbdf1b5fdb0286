import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

export const ownDigestQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['own-digest', workspaceId],
    queryFn: ({ signal }) => api.workspace(workspaceId).digests.own(signal),
  })

export const digestsQuery = (workspaceId: string) =>
  infiniteQueryOptions({
    queryKey: ['digests', workspaceId, 'list'],
    queryFn: ({ pageParam, signal }) =>
      api.workspace(workspaceId).digests.list({ limit: 20, cursor: pageParam ?? undefined }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  })

export const digestQuery = (workspaceId: string, id: string) =>
  queryOptions({
    queryKey: ['digests', workspaceId, 'one', id],
    queryFn: ({ signal }) => api.workspace(workspaceId).digests.get(id, signal),
  })
