import type { QueryClient, QueryFilters } from '@tanstack/react-query'

/** A first load that is under way may have read the past, and cannot be begun again: it is loaded once more when it is here. */
export function loadOnceMore(queryClient: QueryClient, filters: QueryFilters = {}): void {
  for (const query of queryClient.getQueryCache().findAll(filters)) {
    if (query.state.data !== undefined || query.state.fetchStatus !== 'fetching') continue
    void query.promise?.then(
      () => queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true }),
      // It says itself what went wrong.
      () => {},
    )
  }
}

/** Has what these show loaded anew. */
export function loadAnew(queryClient: QueryClient, filters: QueryFilters = {}): void {
  loadOnceMore(queryClient, filters)
  void queryClient.invalidateQueries(filters)
}
