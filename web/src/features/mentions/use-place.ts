import type { Mention } from '@hubbub/contracts'
import { type RefObject, useEffect, useRef, useState } from 'react'

interface Place {
  rows: readonly Mention[]
  list: RefObject<HTMLElement | null>
  /** Whether it is here that somebody stands, where several lists are side by side. */
  active: boolean
  scrollTo: (index: number) => void
  onEnter: (id: string) => void
}

/** The mention one stands on; what is put aside, or taken by somebody else, hands its place to the next. */
export function usePlace({ rows, list, active, scrollTo, onEnter }: Place) {
  const [id, setId] = useState<string | null>(null)
  const wanted = useRef<string | null>(null)
  const stood = useRef({ index: 0, here: false })
  const indexOf = (one: string | null) => rows.findIndex((row) => row.id === one)
  const at = indexOf(id)
  const goTo = (index: number) => {
    const row = rows[index]
    if (!row) return
    wanted.current = row.id
    setId(row.id)
    scrollTo(index)
  }
  // A card far away is drawn only after the list has scrolled to it.
  useEffect(() => {
    if (wanted.current === null) return
    const card = list.current?.querySelector<HTMLElement>(`[data-row="${wanted.current}"]`)
    if (!card) return
    wanted.current = null
    card.focus({ preventScroll: true })
    card.scrollIntoView({ block: 'nearest' })
  })
  // Where one stood has gone: the keys go on from there, and so does the focus that was lost with the card.
  useEffect(() => {
    const wasThere = stood.current.here
    if (at >= 0) stood.current.index = at
    stood.current.here = at >= 0
    if (at < 0 && wasThere && active && document.activeElement === document.body)
      goTo(Math.min(stood.current.index, rows.length - 1))
  })
  const enter = useRef(onEnter)
  const start = useRef(() => goTo(0))
  useEffect(() => {
    enter.current = onEnter
    start.current = () => goTo(0)
  })
  const isEmpty = rows.length === 0
  useEffect(() => {
    const element = isEmpty ? null : list.current
    if (element === null) return
    const column = element.closest('[data-column]')
    if (column !== null && document.activeElement === column) start.current()
    const onFocus = ({ target }: FocusEvent) => setId(rowOf(target)?.dataset['row'] ?? null)
    const onKey = ({ key, target }: KeyboardEvent) => {
      const row = rowOf(target)
      if (key === 'Enter' && row === target) enter.current(row?.dataset['row'] ?? '')
    }
    element.addEventListener('focusin', onFocus)
    element.addEventListener('keydown', onKey)
    return () => {
      element.removeEventListener('focusin', onFocus)
      element.removeEventListener('keydown', onKey)
    }
  }, [list, isEmpty])
  return {
    current: rows[at],
    move: (step: 1 | -1) => {
      if (at >= 0) goTo(at + step)
      else if (step < 0) goTo(Math.max(0, stood.current.index - 1))
      else goTo(Math.min(stood.current.index, rows.length - 1))
    },
    leave: (one: string) => {
      if (one === id) goTo(rows[at + 1] ? at + 1 : at - 1)
    },
  }
}

const rowOf = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null
