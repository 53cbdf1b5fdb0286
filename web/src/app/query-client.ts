import { isProblem } from '@hubbub/api-client'
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { api } from '#lib/api.ts'
import { createReach } from './create-reach.ts'

/** What a second try cannot mend is not tried again. */
const retry = (failures: number, error: unknown) =>
  failures < 2 && (!isProblem(error) || error.status === 0 || error.status >= 500)

export function createQueryClient(onSessionEnded: () => void): QueryClient {
  const reach = createReach(async () => await api.account.me())
  const onError = (error: unknown) => {
    if (isProblem(error) && error.status === 401) onSessionEnded()
    reach.noteError(error, queryClient)
  }
  const queryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: { queries: { retry, staleTime: 10_000 } },
  })
  return queryClient
}
