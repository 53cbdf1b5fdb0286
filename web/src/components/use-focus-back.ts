import { useState } from 'react'

/**
 * For what lies over the page: gives the focus back to what had it, unless it was taken elsewhere meanwhile.
 * Must be called by a component that is mounted when it opens.
 */
export function useFocusBack() {
  const [before] = useState(() => document.activeElement)
  return (event: Event) => {
    event.preventDefault()
    if (document.activeElement !== document.body) return
    const target = isThere(before) ? before : mainOf(document)
    target?.focus({ preventScroll: true })
  }
}

/** The page itself has the focus where a button was switched off while it was pressed. */
const isThere = (before: Element | null): before is HTMLElement =>
  before instanceof HTMLElement && before.isConnected && before !== document.body

/** Where that is gone, e.g. a menu or a row that was deleted. */
const mainOf = (page: Document) => page.querySelector<HTMLElement>('main')
