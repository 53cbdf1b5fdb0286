import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

export const invitationsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['invitations', workspaceId],
    queryFn: ({ signal }) => api.workspace(workspaceId).members.invitations(signal),
    select: (page) => page.items,
  })
