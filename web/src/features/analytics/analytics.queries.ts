import type { MonitorSpan } from '@hubbub/api-client'
import type { BreakdownQuery, MatchedQuery, VolumeQuery } from '@hubbub/contracts/http'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

const of = (workspaceId: string) => api.workspace(workspaceId).analytics
// All of them are loaded anew, once in a while, as long as mentions come in.
const common = { staleTime: 60_000, placeholderData: keepPreviousData } as const

export const countedMonitorsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['monitors', workspaceId, 'counted'],
    queryFn: async ({ signal }) => (await of(workspaceId).monitors(signal)).items,
  })
export const volumeQuery = (workspaceId: string, query: VolumeQuery) =>
  queryOptions({
    queryKey: ['analytics', workspaceId, 'volume', query],
    queryFn: ({ signal }) => of(workspaceId).volume(query, signal),
    ...common,
  })
export const breakdownQuery = (workspaceId: string, query: BreakdownQuery) =>
  queryOptions({
    queryKey: ['analytics', workspaceId, 'breakdown', query],
    queryFn: ({ signal }) => of(workspaceId).breakdown(query, signal),
    ...common,
  })
export const weekQuery = (workspaceId: string, query: MonitorSpan & { timeZone: string }) =>
  queryOptions({
    queryKey: ['analytics', workspaceId, 'week', query],
    queryFn: ({ signal }) => of(workspaceId).week(query, signal),
    ...common,
  })
export const termsQuery = (workspaceId: string, query: MonitorSpan) =>
  queryOptions({
    queryKey: ['analytics', workspaceId, 'terms', query],
    queryFn: ({ signal }) => of(workspaceId).terms(query, signal),
    ...common,
  })
export const aspectsQuery = (workspaceId: string, query: MonitorSpan) =>
  queryOptions({
    queryKey: ['analytics', workspaceId, 'aspects', query],
    queryFn: ({ signal }) => of(workspaceId).aspects(query, signal),
    ...common,
  })
export const authorsQuery = (workspaceId: string, query: MonitorSpan) =>
  queryOptions({
    queryKey: ['analytics', workspaceId, 'authors', query],
    queryFn: ({ signal }) => of(workspaceId).authors(query, signal),
    ...common,
  })
export const matchedQuery = (workspaceId: string, query: MatchedQuery) =>
  infiniteQueryOptions({
    queryKey: ['analytics', workspaceId, 'mentions', query],
    queryFn: ({ pageParam, signal }) =>
      of(workspaceId).mentions({ ...query, limit: 30, cursor: pageParam ?? undefined }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  })
export const dashboardsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['dashboards', workspaceId],
    queryFn: async ({ signal }) => (await of(workspaceId).dashboards(signal)).items,
  })
export const coverageQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['channels', workspaceId, 'coverage'],
    queryFn: ({ signal }) => of(workspaceId).coverage(signal),
    refetchInterval: 60_000,
  })
