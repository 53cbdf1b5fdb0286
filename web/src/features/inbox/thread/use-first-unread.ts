import type { Message } from '@hubbub/contracts'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { firstUnreadOf, lacksUnread } from './thread-items.ts'

/** Pages that are loaded at most to where the unread part begins. */
const MOST_PAGES = 10

/** Where the unread part began when the conversation was opened; it stays there while one reads. */
export function useFirstUnread(
  unreadCount: number,
  query: Pick<
    UseInfiniteQueryResult<{ pages: unknown[] }>,
    'data' | 'hasNextPage' | 'isFetching' | 'fetchNextPage'
  >,
  messages: readonly Message[],
) {
  const [countAtOpening] = useState(unreadCount)
  const [first, setFirst] = useState<{ id: string | null }>()
  const { fetchNextPage, isFetching } = query
  const isFurtherUp =
    query.hasNextPage && (query.data?.pages.length ?? 0) < MOST_PAGES && lacksUnread(messages, countAtOpening)
  const looksFurther = first === undefined && isFurtherUp && !isFetching
  useEffect(() => {
    if (looksFurther) void fetchNextPage()
  }, [looksFurther, fetchNextPage])
  // What is loaded from a cache may not have the unread ones yet.
  if (first === undefined && !isFetching && !isFurtherUp && query.data !== undefined)
    setFirst({ id: firstUnreadOf(messages, countAtOpening) })
  return { firstUnread: first?.id ?? null, isKnown: first !== undefined }
}
