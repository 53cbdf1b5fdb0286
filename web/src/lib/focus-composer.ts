import { useEffect, useRef } from 'react'

type Mode = 'reply' | 'note'
const calls = new EventTarget()
/** Called before the composer was there: it comes with a conversation that is just being opened. */
let early: { mode: Mode; until: number } | null = null
const WAIT_MS = 10_000

/** Puts the caret into the composer, in this mode. */
export function focusComposer(mode: Mode): void {
  calls.dispatchEvent(new CustomEvent('focus', { detail: mode }))
}

/** The same for the composer that opens next. */
export function focusNextComposer(mode: Mode): void {
  early = { mode, until: Date.now() + WAIT_MS }
}

/** Out of the composer to where keys are commands again. */
export function focusThread(): void {
  document.querySelector<HTMLElement>('[data-thread]')?.focus({ preventScroll: true })
}

export function useFocusCalls(onCall: (mode: Mode) => void): void {
  const latest = useRef(onCall)
  useEffect(() => {
    latest.current = onCall
  })
  useEffect(() => {
    const listener = (event: Event) => {
      if (event instanceof CustomEvent && (event.detail === 'reply' || event.detail === 'note'))
        latest.current(event.detail)
    }
    calls.addEventListener('focus', listener)
    if (early !== null && Date.now() < early.until) latest.current(early.mode)
    early = null
    return () => calls.removeEventListener('focus', listener)
  }, [])
}
