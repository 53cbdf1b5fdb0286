import { useEffect } from 'preact/hooks'
import type { Client } from '../create-client.ts'

/** A page that nobody looks at gives up its line after this; a browser has few of them. */
const HIDDEN_MS = 60_000

/** Follows whether the visitor looks: what is looked at is read, and who has long left holds no line. */
export function useAttention({ receipts, follower, keep }: Client, isOpen: boolean): void {
  useEffect(() => {
    const isLooking = () => isOpen && document.visibilityState === 'visible' && document.hasFocus()
    receipts.lookBy(isLooking)
    receipts.note()
    let leaving: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      clearTimeout(leaving)
      if (document.visibilityState === 'hidden') leaving = setTimeout(() => follower.stop(), HIDDEN_MS)
      else if (keep.load().token !== null) follower.start()
      receipts.note()
    }
    document.addEventListener('visibilitychange', look)
    addEventListener('focus', look)
    return () => {
      clearTimeout(leaving)
      document.removeEventListener('visibilitychange', look)
      removeEventListener('focus', look)
    }
  }, [isOpen, receipts, follower, keep])
}
