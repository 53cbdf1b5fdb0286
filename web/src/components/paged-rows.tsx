import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button } from '#components/button.tsx'
import { ErrorState } from '#components/error-state.tsx'
import { SkeletonRows } from '#components/skeleton.tsx'

export interface PagedRowsProps<T> {
  query: UseInfiniteQueryResult<InfiniteData<{ items: T[] }>>
  /** For words: "the dead letters". */
  what: string
  empty: ReactNode
  /** One `<li>`. */
  children: (item: T) => ReactNode
}

/** A list that comes in pages, with a button for the next one. */
export function PagedRows<T>({ query, what, empty, children }: PagedRowsProps<T>) {
  if (!query.data) {
    if (query.isError)
      return <ErrorState error={query.error} what={what} onRetry={() => void query.refetch()} />
    return <SkeletonRows rows={2} label={`Loading ${what}`} />
  }
  const items = query.data.pages.flatMap((page) => page.items)
  if (items.length === 0) return empty
  return (
    <>
      <ul className="-my-2 divide-y divide-border">{items.map(children)}</ul>
      {query.hasNextPage ? (
        <Button
          variant="ghost"
          className="mt-3 w-full"
          pending={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show more
        </Button>
      ) : null}
    </>
  )
}
