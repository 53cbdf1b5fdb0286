import type { MentionQuery } from '@hubbub/api-client'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'
import { mentionCountsKey } from '#lib/mentions/keys.ts'

export const mentionCountsQuery = (workspaceId: string, filter: Omit<MentionQuery, 'state'> = {}) =>
  queryOptions({
    queryKey: [...mentionCountsKey(workspaceId), filter],
    queryFn: ({ signal }) => api.workspace(workspaceId).mentions.counts(filter, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
