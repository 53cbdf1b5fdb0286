import type { Conversation } from '@hubbub/contracts'
import { useEffect, useSyncExternalStore } from 'react'
import { useMarkRead } from '../actions/use-mark-read.ts'
import { forgetKeptUnread, useIsKeptUnread } from './keep-unread.ts'

/** Marks read only what one has before one's eyes: the page visible, the newest in view. */
export function useReadWhileLooking({ id, unreadCount }: Conversation, seesNewest: boolean) {
  const markRead = useMarkRead()
  const isKept = useIsKeptUnread(id)
  const isVisible = useSyncExternalStore(onVisibility, () => document.visibilityState === 'visible')
  const reads = unreadCount > 0 && seesNewest && isVisible && !isKept
  useEffect(() => {
    if (reads) markRead({ id, read: true })
  }, [reads, id, markRead])
  useEffect(() => forgetKeptUnread, [])
}

function onVisibility(listener: () => void) {
  document.addEventListener('visibilitychange', listener)
  return () => document.removeEventListener('visibilitychange', listener)
}
