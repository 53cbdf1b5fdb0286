import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

export const incidentsKey = (workspaceId: string) => ['incidents', workspaceId] as const

export type IncidentList = 'open' | 'mine' | 'over' | 'overdue'

export const incidentsQuery = (workspaceId: string, list: IncidentList) =>
  infiniteQueryOptions({
    queryKey: [...incidentsKey(workspaceId), 'list', list],
    queryFn: ({ pageParam, signal }) =>
      api.workspace(workspaceId).incidents.list(
        {
          limit: 30,
          ...asked[list],
          ...(pageParam && { cursor: pageParam }),
        },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.cursor ?? undefined,
  })

const asked = {
  open: { open: 'true' },
  mine: { mine: 'true' },
  over: { open: 'false' },
  overdue: { open: 'false', overdue: 'true' },
} as const satisfies Record<IncidentList, object>

/** What a conversation belongs to, as of a version of it: that it was linked raises the version. */
export const conversationIncidentsQuery = (workspaceId: string, id: string, version: number) =>
  queryOptions({
    queryKey: ['conversation-incidents', workspaceId, id, version],
    queryFn: ({ signal }) => api.workspace(workspaceId).incidents.ofConversation(id, signal),
    select: (page) => page.items,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  })

/** The widest reaching of what was said of it; `free`: only what is in no conversation. */
export const incidentMentionsQuery = (workspaceId: string, id: string, free: boolean) =>
  queryOptions({
    queryKey: [...incidentsKey(workspaceId), 'mentions', id, free],
    queryFn: ({ signal }) => api.workspace(workspaceId).incidents.mentions(id, { free }, signal),
    select: (page) => page.items,
    placeholderData: keepPreviousData,
  })

export const incidentQuery = (workspaceId: string, id: string) =>
  queryOptions({
    queryKey: [...incidentsKey(workspaceId), 'one', id],
    queryFn: ({ signal }) => api.workspace(workspaceId).incidents.get(id, signal),
  })
