import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

const lookMs = 3_000

/** The drill that the workspace is; null where it is none. While it goes on its times are looked at again and again. */
export const drillQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['drill', workspaceId],
    queryFn: async ({ signal }) => (await api.workspace(workspaceId).drills.get(signal)).drill,
    staleTime: 10_000,
    refetchInterval: ({ state: { data } }) => (data == null || data.state === 'ended' ? false : lookMs),
  })

export const recordingsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['drill-recordings', workspaceId],
    queryFn: async ({ signal }) => (await api.workspace(workspaceId).drills.recordings(signal)).items,
    staleTime: Infinity,
  })
