import { infiniteQueryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

/** Conversations and contacts that hold the words. */
export const searchQuery = (workspaceId: string, q: string, limit = 20) =>
  infiniteQueryOptions({
    queryKey: ['search', workspaceId, q, limit],
    queryFn: ({ pageParam, signal }) =>
      api.workspace(workspaceId).contacts.search({ q, limit, cursor: pageParam ?? undefined }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    enabled: q.trim() !== '',
    staleTime: 10_000,
  })
