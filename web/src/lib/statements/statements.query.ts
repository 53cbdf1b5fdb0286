import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

export const statementsKey = (workspaceId: string) => ['statements', workspaceId] as const
export const templatesKey = (workspaceId: string) => ['statement-templates', workspaceId] as const

/** What is said of an incident in public, the newest first. */
export const statementsQuery = (workspaceId: string, incidentId: string) =>
  queryOptions({
    queryKey: [...statementsKey(workspaceId), incidentId],
    queryFn: ({ signal }) => api.workspace(workspaceId).statements.list(incidentId, signal),
    select: (page) => page.items,
  })

export const statementTemplatesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: templatesKey(workspaceId),
    queryFn: ({ signal }) => api.workspace(workspaceId).statements.templates(signal),
    select: (page) => page.items,
  })
