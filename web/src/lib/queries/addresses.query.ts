import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

/** Contacts to write to, by the beginning of what is typed. */
export const addressesQuery = (workspaceId: string, q: string) =>
  queryOptions({
    queryKey: ['contacts', workspaceId, 'addresses', q],
    queryFn: ({ signal }) => api.workspace(workspaceId).contacts.list({ q, limit: 10 }, signal),
    select: (page) => page.items,
    staleTime: 30_000,
  })
