import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ErrorState } from '#components/error-state.tsx'
import { SkeletonRows } from '#components/skeleton.tsx'

export interface LoadedProps<T> {
  query: UseQueryResult<T>
  /** For words: "the labels". */
  what: string
  skeleton?: ReactNode
  /** Shown where `isEmpty` says so; by default, for an empty array. */
  empty?: ReactNode
  children: (data: T) => ReactNode
}

/** The states of a place that shows a query: loading, error, empty, and what was asked for. */
export function Loaded<T>({ query, what, skeleton, empty, children }: LoadedProps<T>) {
  if (query.data !== undefined) {
    const isEmpty = Array.isArray(query.data) && query.data.length === 0
    return isEmpty && empty ? empty : children(query.data)
  }
  if (query.isError)
    return <ErrorState error={query.error} what={what} onRetry={() => void query.refetch()} />
  return skeleton ?? <SkeletonRows rows={4} label={`Loading ${what}`} />
}
