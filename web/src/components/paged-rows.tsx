import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button, type ButtonProps } from '#components/button.tsx'
import { ErrorState } from '#components/error-state.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Rows } from '#components/rows.tsx'
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
      <ShowMore query={query} variant="ghost" className="mt-3 w-full" />
    </>
  )
}

/** The same as the list that a page is about, in a card of its own. `label`: the name of the list. */
export function PagedCard<T>({ query, what, label, empty, children }: PagedRowsProps<T> & { label: string }) {
  return (
    <Loaded query={query} what={what}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items)
        if (items.length === 0) return empty
        return (
          <>
            <Rows label={label}>{items.map(children)}</Rows>
            <ShowMore query={query} className="mt-3" />
          </>
        )
      }}
    </Loaded>
  )
}

type More = Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>

function ShowMore({ query, ...look }: { query: More } & Pick<ButtonProps, 'variant' | 'className'>) {
  if (!query.hasNextPage) return null
  return (
    <Button {...look} pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
      Show more
    </Button>
  )
}
