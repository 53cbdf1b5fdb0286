import type { FilterQuery } from '@hubbub/api-client'
import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

/** How many conversations stand in each view, team and label. */
export const countsQuery = (workspaceId: string, filter: Omit<FilterQuery, 'view'> = {}) =>
  queryOptions({
    queryKey: ['conversation-counts', workspaceId, filter],
    queryFn: ({ signal }) => api.workspace(workspaceId).conversations.counts(filter, signal),
    staleTime: 15_000,
  })
