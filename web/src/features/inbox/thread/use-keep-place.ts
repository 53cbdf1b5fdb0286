import { type RefObject, useCallback, useRef, useState } from 'react'

interface Place {
  element: Element
  /** Pixels between the top of the view and the top of the element. */
  offset: number
}

const NEAR_END = 48

/**
 * Keeps what one reads where it is, whatever is loaded above or grows (older pages, frames, images),
 * and stays at the end for those who are there.
 */
export function useKeepPlace(scroller: RefObject<HTMLDivElement | null>) {
  const [isAtEnd, setIsAtEnd] = useState(true)
  const atEnd = useRef(true)
  const place = useRef<Place | null>(null)

  const restore = useCallback(() => {
    const view = scroller.current
    if (!view) return
    if (atEnd.current) view.scrollTo({ top: view.scrollHeight })
    else if (place.current?.element.isConnected) {
      const moved = offsetIn(view, place.current.element) - place.current.offset
      if (Math.abs(moved) >= 1) view.scrollBy({ top: moved })
    }
  }, [scroller])

  const content = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return undefined
      openAtUnread(scroller.current, element)
      const observer = new ResizeObserver(restore)
      observer.observe(element)
      if (scroller.current) observer.observe(scroller.current)
      return () => observer.disconnect()
    },
    [restore, scroller],
  )

  const onScroll = () => {
    const view = scroller.current
    if (!view) return
    const left = view.scrollHeight - view.scrollTop - view.clientHeight
    atEnd.current = left < NEAR_END
    setIsAtEnd(atEnd.current)
    place.current = atEnd.current ? null : placeIn(view)
  }
  const toEnd = () => {
    atEnd.current = true
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight, behavior: 'smooth' })
  }
  return { isAtEnd, content, onScroll, toEnd }
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
function openAtUnread(view: HTMLElement | null, content: HTMLElement) {
  if (!view) return
  view.scrollTo({ top: view.scrollHeight })
  const line = content.querySelector<HTMLElement>('[data-unread-line]')
  if (line && offsetIn(view, line) < 0) view.scrollBy({ top: offsetIn(view, line) - 12 })
}
