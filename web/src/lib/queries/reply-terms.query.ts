import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

/** How the customer can be answered; asked anew with every message, and now and then, for windows close by themselves. */
export const replyTermsQuery = (workspaceId: string, conversationId: string, newest: string | null) =>
  queryOptions({
    queryKey: ['reply-terms', workspaceId, conversationId, newest],
    queryFn: () => api.workspace(workspaceId).messages.replyTerms(conversationId),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    refetchInterval: 5 * 60_000,
  })
