import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

export const ownAlertsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['own-alerts', workspaceId],
    queryFn: ({ signal }) => api.workspace(workspaceId).escalations.own(signal),
    select: (page) => page.items,
    staleTime: 30_000,
  })

export const escalationsQuery = (workspaceId: string) =>
  infiniteQueryOptions({
    queryKey: ['escalations', workspaceId, 'all'],
    queryFn: ({ pageParam, signal }) =>
      api
        .workspace(workspaceId)
        .escalations.list({ limit: 30, ...(pageParam && { cursor: pageParam }) }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.cursor ?? undefined,
  })

/** What people are being told of one thing. */
export const escalationsOfQuery = (workspaceId: string, subjectKind: string, subjectId: string) =>
  queryOptions({
    queryKey: ['escalations', workspaceId, subjectKind, subjectId],
    queryFn: ({ signal }) =>
      api.workspace(workspaceId).escalations.list({ subjectKind, subjectId, open: 'true', limit: 1 }, signal),
    select: (page) => page.items,
    staleTime: 30_000,
  })

export const escalationQuery = (workspaceId: string, id: string) =>
  queryOptions({
    queryKey: ['escalations', workspaceId, 'one', id],
    queryFn: ({ signal }) => api.workspace(workspaceId).escalations.get(id, signal),
  })

export const policiesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['escalation-policies', workspaceId],
    queryFn: ({ signal }) => api.workspace(workspaceId).onCall.policies(signal),
    select: (page) => page.items,
    staleTime: 60_000,
  })

export const schedulesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['on-call-schedules', workspaceId],
    queryFn: ({ signal }) => api.workspace(workspaceId).onCall.schedules(signal),
    select: (page) => page.items,
    // Who is on call changes with time alone.
    refetchInterval: 60_000,
  })

/** What people were told of one thing last, whether it is over or not. */
export const lastEscalationOfQuery = (workspaceId: string, subjectKind: string, subjectId: string) =>
  queryOptions({
    queryKey: ['escalations', workspaceId, 'last', subjectKind, subjectId],
    queryFn: ({ signal }) =>
      api.workspace(workspaceId).escalations.list({ subjectKind, subjectId, limit: 1 }, signal),
    select: (page) => page.items,
  })
