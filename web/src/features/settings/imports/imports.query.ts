import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

const WHILE_RUNNING_MS = 2_000

/** Looked at again and again while one is being read. */
export const importsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['imports', workspaceId],
    queryFn: ({ signal }) => api.workspace(workspaceId).imports.list(signal),
    select: (page) => page.items,
    refetchInterval: ({ state }) =>
      state.data?.items.some((one) => one.state === 'running') === true ? WHILE_RUNNING_MS : false,
  })
