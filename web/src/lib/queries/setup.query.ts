import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

export const setupQuery = () =>
  queryOptions({ queryKey: ['setup'], queryFn: ({ signal }) => api.account.setup(signal), staleTime: 60_000 })
