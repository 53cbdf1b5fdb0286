import type { LiveEvent } from '@hubbub/contracts'
import type { QueryClient } from '@tanstack/react-query'
import { contactMessagesKey } from '#lib/conversations/keys.ts'
import { throttle } from './throttle.ts'

const EVERY_MS = 3_000

/** Histories of contacts gather what is said anywhere; whoever looks at one sees it anew. */
export function createHistoryFollower(queryClient: QueryClient, workspaceId: string) {
  const refresh = throttle(
    () => void queryClient.invalidateQueries({ queryKey: contactMessagesKey(workspaceId) }),
    EVERY_MS,
  )
  return (events: readonly LiveEvent[]) => {
    if (events.some(({ type }) => type.startsWith('message.'))) refresh()
  }
}
