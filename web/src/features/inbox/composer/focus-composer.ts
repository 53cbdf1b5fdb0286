import { useEffect, useRef } from 'react'
import type { Mode } from './draft-types.ts'

const calls = new EventTarget()

/** Puts the caret into the composer, in this mode. */
export function focusComposer(mode: Mode): void {
  calls.dispatchEvent(new CustomEvent('focus', { detail: mode }))
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
    return () => calls.removeEventListener('focus', listener)
  }, [])
}
