import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => api.account.invitation(token, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
