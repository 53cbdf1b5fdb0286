import type { Message } from '@hubbub/contracts'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'

/** Pages that are loaded at most in search of one message. */
const MOST_PAGES = 40

/** Goes to the message that the address names, through older pages if need be. */
export function useGoToMessage(
  query: Pick<
    UseInfiniteQueryResult<{ pages: unknown[] }>,
    'data' | 'hasNextPage' | 'isFetching' | 'fetchNextPage'
  >,
  messages: readonly Message[],
  onGo: () => void,
) {
  const { message: wanted } = useSearch({ from: '/_app/inbox' })
  const isHere = wanted !== undefined && messages.some(({ id }) => id === wanted)
  const canLookFurther =
    query.hasNextPage && !query.isFetching && (query.data?.pages.length ?? 0) < MOST_PAGES
  const looksFurther = wanted !== undefined && !isHere && canLookFurther
  const { fetchNextPage } = query
  useEffect(() => {
    if (looksFurther) void fetchNextPage()
  }, [looksFurther, fetchNextPage])
  useEffect(() => {
    if (!isHere) return
    const element = document.querySelector(`[data-message="${wanted}"]`)
    element?.scrollIntoView({ block: 'center' })
    onGo()
    element?.animate([{ outline: '2px solid var(--focus)' }, { outline: '2px solid transparent' }], {
      duration: 2_400,
    })
  }, [isHere, wanted, onGo])
}
