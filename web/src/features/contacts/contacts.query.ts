import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

export const contactsQuery = (workspaceId: string, q: string) =>
  infiniteQueryOptions({
    queryKey: ['contacts', workspaceId, q],
    queryFn: ({ pageParam, signal }) =>
      api
        .workspace(workspaceId)
        .contacts.list({ q: q === '' ? undefined : q, limit: 50, cursor: pageParam ?? undefined }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })
