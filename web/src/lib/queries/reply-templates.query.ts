import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

/** What the network has approved to be written at any time; the network itself is asked. */
export const replyTemplatesQuery = (workspaceId: string, conversationId: string) =>
  queryOptions({
    queryKey: ['reply-templates', workspaceId, conversationId],
    queryFn: ({ signal }) => api.workspace(workspaceId).messages.replyTemplates(conversationId, signal),
    staleTime: 60_000,
  })
