import { type RefObject, useCallback, useRef, useState } from 'react'

interface Place {
  element: Element
  /** Pixels between the top of the view and the top of the element. */
  offset: number
}

const NEAR_END = 48
/** What only a person does; a scroll alone may be our own. */
const moves = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const

/**
 * Opens where the unread part begins, or at the end, and stays there while pages, frames and images come in. From the
 * first move of the reader on it keeps what they read where it is, and stays at the end for those who are there.
 */
export function useKeepPlace(scroller: RefObject<HTMLDivElement | null>) {
  const [isAtEnd, setIsAtEnd] = useState(true)
  const atEnd = useRef(true)
  const isOpening = useRef(true)
  const place = useRef<Place | null>(null)

  const look = useCallback(() => {
    const view = scroller.current
    if (!view) return
    const left = view.scrollHeight - view.scrollTop - view.clientHeight
    atEnd.current = left < NEAR_END
    setIsAtEnd(atEnd.current)
    place.current = atEnd.current ? null : placeIn(view)
  }, [scroller])

  const restore = useCallback(() => {
    const view = scroller.current
    if (!view) return
    if (isOpening.current) openAtUnread(view)
    else if (atEnd.current) view.scrollTo({ top: view.scrollHeight })
    else if (place.current?.element.isConnected) {
      const moved = offsetIn(view, place.current.element) - place.current.offset
      if (Math.abs(moved) >= 1) view.scrollBy({ top: moved })
    }
    look()
  }, [scroller, look])

  /** From here on the reader decides. */
  const release = useCallback(() => void (isOpening.current = false), [])

  const content = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return undefined
      const view = scroller.current
      restore()
      const observer = new ResizeObserver(restore)
      observer.observe(element)
      if (view) observer.observe(view)
      for (const move of moves) view?.addEventListener(move, release, { passive: true })
      return () => {
        observer.disconnect()
        for (const move of moves) view?.removeEventListener(move, release)
      }
    },
    [restore, release, scroller],
  )

  const goToEnd = (behavior: ScrollBehavior) => {
    release()
    atEnd.current = true
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight, behavior })
  }
  /** Somewhere was gone to on purpose: it stays there. */
  const stayHere = useCallback(() => {
    release()
    look()
  }, [release, look])
  return {
    isAtEnd,
    content,
    onScroll: look,
    toEnd: () => goToEnd('smooth'),
    jumpToEnd: () => goToEnd('instant'),
    stayHere,
  }
}

const offsetIn = (view: Element, element: Element) =>
  element.getBoundingClientRect().top - view.getBoundingClientRect().top

/** The first message that reaches into the view. */
function placeIn(view: Element): Place | null {
  for (const element of view.querySelectorAll('[data-message]')) {
    const offset = offsetIn(view, element)
    if (offset + element.clientHeight > 0) return { element, offset }
  }
  return null
}

/** At the line of the unread ones where they do not all fit, else at the end. */
function openAtUnread(view: HTMLElement) {
  view.scrollTo({ top: view.scrollHeight })
  const line = view.querySelector<HTMLElement>('[data-unread-line]')
  if (line && offsetIn(view, line) < 12) view.scrollBy({ top: offsetIn(view, line) - 12 })
}
