import { useEffect, useRef } from 'react'
import { useLive } from '#lib/live/live-context.ts'

const STILL_TYPING_MS = 3_000
const STOPPED_MS = 4_000

/** Tells the others that one writes, and that one has stopped. */
export function useTyping(conversationId: string, isNote: boolean) {
  const { typing } = useLive()
  const told = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const stop = () => {
    clearTimeout(timer.current)
    if (told.current === 0) return
    told.current = 0
    typing(conversationId, false, isNote)
  }
  const latestStop = useRef(stop)
  useEffect(() => {
    latestStop.current = stop
  })
  useEffect(() => () => latestStop.current(), [conversationId])
  return {
    stop,
    onType: () => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => latestStop.current(), STOPPED_MS)
      const now = Date.now()
      if (now - told.current < STILL_TYPING_MS) return
      told.current = now
      typing(conversationId, true, isNote)
    },
  }
}
