import type { Query, QueryClient } from '@tanstack/react-query'

/**
 * Changes what a query holds. Where it is just being loaded, what arrives may be older than the change:
 * then the change is made once more on top.
 */
export function patchQuery<T>(queryClient: QueryClient, query: Query, change: (data: T) => T): void {
  const patch = () => queryClient.setQueryData<T>(query.queryKey, (data) => data && change(data))
  const loading = query.state.fetchStatus === 'fetching' ? query.promise : undefined
  patch()
  void loading?.then(patch, () => {})
}
