import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'
import { sentimentRulesKey } from '#lib/sentiment/keys.ts'

export const sentimentRulesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: sentimentRulesKey(workspaceId),
    queryFn: ({ signal }) => api.workspace(workspaceId).sentiment.rules(signal),
    select: (page) => page.items,
  })
