import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'
import { contactKey } from '#lib/conversations/keys.ts'

export const contactQuery = (workspaceId: string, id: string) =>
  queryOptions({
    queryKey: contactKey(workspaceId, id),
    queryFn: ({ signal }) => api.workspace(workspaceId).contacts.get(id, signal),
    staleTime: 30_000,
  })
