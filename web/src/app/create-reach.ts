import { isProblem } from '@hubbub/api-client'
import type { QueryClient } from '@tanstack/react-query'
import { isAway } from '#lib/is-away.ts'
import { awaySince } from '#lib/live/away-since.ts'

/** Milliseconds between two looks whether the server is back. */
const LOOK_MS = 2_000

/** Notes when requests find nobody, looks until somebody answers, and then loads anew what is on the screen. */
export function createReach(look: () => Promise<unknown>) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const isBack = async () =>
    await look().then(
      () => true,
      (error: unknown) => isProblem(error) && !isAway(error),
    )
  const lookAgain = (queryClient: QueryClient) => {
    timer = setTimeout(() => {
      void isBack().then((back) => {
        if (!back) return lookAgain(queryClient)
        timer = undefined
        awaySince.set(null)
        void queryClient.invalidateQueries()
        return undefined
      })
    }, LOOK_MS)
  }
  return {
    noteError(error: unknown, queryClient: QueryClient): void {
      if (!isAway(error) || timer !== undefined) return
      awaySince.set(new Date())
      lookAgain(queryClient)
    },
  }
}
