import { infiniteQueryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'
import { listsKey } from '#lib/conversations/keys.ts'
import type { ListFilter } from '#lib/conversations/list-filter.ts'

const PAGE = 50

/** One list of the inbox; the third part of its key is its filter, by which live changes are sorted in. */
export const conversationsQuery = (workspaceId: string, filter: ListFilter) =>
  infiniteQueryOptions({
    queryKey: [...listsKey(workspaceId), filter],
    queryFn: ({ pageParam, signal }) =>
      api
        .workspace(workspaceId)
        .conversations.list({ ...filter, limit: PAGE, cursor: pageParam ?? undefined }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    staleTime: 30_000,
  })
