import type { Mention } from '@hubbub/contracts'
import { type RefObject, useEffect, useRef, useState } from 'react'

interface Place {
  rows: readonly Mention[]
  list: RefObject<HTMLElement | null>
  scrollTo: (index: number) => void
  onEnter: (id: string) => void
}

/** The mention one stands on; what is put aside hands its place to the next. */
export function usePlace({ rows, list, scrollTo, onEnter }: Place) {
  const [id, setId] = useState<string | null>(null)
  const wanted = useRef<string | null>(null)
  const indexOf = (one: string | null) => rows.findIndex((row) => row.id === one)
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
  const enter = useRef(onEnter)
  useEffect(() => {
    enter.current = onEnter
  })
  const isEmpty = rows.length === 0
  useEffect(() => {
    const element = isEmpty ? null : list.current
    if (element === null) return
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
    current: rows.find((row) => row.id === id),
    move: (step: 1 | -1) => goTo(indexOf(id) < 0 ? 0 : indexOf(id) + step),
    leave: (one: string) => {
      if (one !== id) return
      const at = indexOf(one)
      goTo(rows[at + 1] ? at + 1 : at - 1)
    },
  }
}

const rowOf = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null
