import { useMarkRead } from '../actions/use-mark-read.ts'
import { createExternal } from '#lib/live/create-external.ts'
import { useSyncExternalStore } from 'react'

/** The open conversation that its reader wants to stay unread, until it is opened anew. */
const kept = createExternal<string | null>(null)

/** Marks unread, and stops reading from marking it read again. */
export function useKeepUnread(conversationId: string) {
  const markRead = useMarkRead()
  return () => {
    kept.set(conversationId)
    markRead({ id: conversationId, read: false })
  }
}

export const useIsKeptUnread = (conversationId: string) =>
  useSyncExternalStore(kept.subscribe, () => kept.get() === conversationId)

export const forgetKeptUnread = () => kept.set(null)
