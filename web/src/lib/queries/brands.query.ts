import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

export const brandsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['brands', workspaceId],
    queryFn: ({ signal }) => api.workspace(workspaceId).brands.list(signal),
    select: (page) => page.items,
    staleTime: 60_000,
  })
