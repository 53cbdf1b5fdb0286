import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'
import { incidentsKey } from './incidents.query.ts'

export const playbooksKey = (workspaceId: string) => ['playbooks', workspaceId] as const

export const playbooksQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...playbooksKey(workspaceId), 'list'],
    queryFn: ({ signal }) => api.workspace(workspaceId).playbooks.list(signal),
    select: (page) => page.items,
    staleTime: 30_000,
  })

export const playbookQuery = (workspaceId: string, id: string, version?: number) =>
  queryOptions({
    queryKey: [...playbooksKey(workspaceId), 'one', id, version ?? null],
    queryFn: ({ signal }) => api.workspace(workspaceId).playbooks.get(id, version, signal),
  })

/** Those that may be chosen for an incident, those that fit first. */
export const suggestedPlaybooksQuery = (workspaceId: string, incidentId: string) =>
  queryOptions({
    queryKey: [...incidentsKey(workspaceId), 'playbooks', incidentId],
    queryFn: ({ signal }) => api.workspace(workspaceId).incidents.playbooks(incidentId, signal),
    select: (page) => page.items,
  })
