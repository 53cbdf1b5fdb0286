import { infiniteQueryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

export const deadLettersQuery = (workspaceId: string) =>
  infiniteQueryOptions({
    queryKey: ['dead-letters', workspaceId],
    queryFn: ({ pageParam, signal }) =>
      api.workspace(workspaceId).system.deadLetters({ limit: 20, cursor: pageParam ?? undefined }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  })
