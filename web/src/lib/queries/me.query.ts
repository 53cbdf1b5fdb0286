import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

export const meQuery = () =>
  queryOptions({ queryKey: ['me'], queryFn: ({ signal }) => api.account.me(signal), staleTime: 5 * 60_000 })
