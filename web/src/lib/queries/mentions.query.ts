import type { MentionQuery } from '@hubbub/api-client'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'
import { mentionsKey } from '#lib/mentions/keys.ts'

const PAGE = 30

/** What was only heard; the third part of the key is the filter, by which live changes are sorted in. */
export const mentionsQuery = (workspaceId: string, filter: MentionQuery) =>
  infiniteQueryOptions({
    queryKey: [...mentionsKey(workspaceId), filter],
    queryFn: ({ pageParam, signal }) =>
      api
        .workspace(workspaceId)
        .mentions.list({ ...filter, limit: PAGE, cursor: pageParam ?? undefined }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    staleTime: 30_000,
  })
