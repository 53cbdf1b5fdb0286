import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

export const contactInfluenceQuery = (workspaceId: string, contactId: string) =>
  queryOptions({
    queryKey: ['contact-influence', workspaceId, contactId],
    queryFn: ({ signal }) => api.workspace(workspaceId).contacts.influence(contactId, signal),
    staleTime: 60_000,
  })
