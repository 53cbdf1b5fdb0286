import type { MonitorExamples, MonitorLists } from '@hubbub/contracts'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'
import { monitorsKey } from '#lib/queries/monitors.query.ts'

export const monitorQuery = (workspaceId: string, id: string) =>
  queryOptions({
    queryKey: [...monitorsKey(workspaceId), id],
    queryFn: ({ signal }) => api.workspace(workspaceId).monitors.get(id, signal),
  })

export const monitorVersionsQuery = (workspaceId: string, id: string) =>
  queryOptions({
    queryKey: [...monitorsKey(workspaceId), id, 'versions'],
    queryFn: ({ signal }) => api.workspace(workspaceId).monitors.versions(id, signal),
    select: (page) => page.items,
  })

export const monitorSourcesQuery = (
  workspaceId: string,
  { query, lists, monitorId }: Omit<Previewed, 'examples'> & { monitorId: string | null },
) =>
  queryOptions({
    queryKey: [...monitorsKey(workspaceId), 'sources', query, lists, monitorId],
    queryFn: ({ signal }) => api.workspace(workspaceId).monitors.sources({ query, lists, monitorId }, signal),
    select: (page) => page.items,
    // That an account has taken it up no event tells.
    refetchInterval: ({ state }) =>
      monitorId !== null && state.data?.items.some((source) => source.state === 'soon') ? 2_000 : 60_000,
    placeholderData: keepPreviousData,
    retry: false,
  })

interface Previewed {
  query: string
  lists: MonitorLists
  examples: MonitorExamples
}

export const monitorPreviewQuery = (workspaceId: string, { query, lists, examples }: Previewed) =>
  queryOptions({
    queryKey: ['monitor-preview', workspaceId, query, lists, examples],
    queryFn: ({ signal }) => api.workspace(workspaceId).monitors.preview({ query, lists, examples }, signal),
    staleTime: 30_000,
    placeholderData: keepPreviousData,
    retry: false,
  })
