import type { Mention } from '@hubbub/contracts'
import { useState } from 'react'
import { extendTo, keepShown, noSelection, toggle } from '#lib/selection.ts'

export type MentionSelection = ReturnType<typeof useMentionSelection>

/** Mentions that are changed together; what is no longer shown is not among them. */
export function useMentionSelection(rows: readonly Mention[]) {
  const [chosen, setChosen] = useState(noSelection)
  const order = rows.map(({ id }) => id)
  const selection = keepShown(chosen, order)
  return {
    ids: selection.ids,
    /** `range`: with all between this one and the last that was chosen. */
    toggle: (id: string, range: boolean) =>
      setChosen(range ? extendTo(selection, id, order) : toggle(selection, id)),
    /** The first so many of those that are loaded. */
    first: (count: number) => setChosen({ ids: new Set(order.slice(0, count)), anchor: null }),
    clear: () => setChosen(noSelection),
  }
}
