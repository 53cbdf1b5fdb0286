export interface Selection {
  ids: ReadonlySet<string>
  /** Where a range with Shift begins. */
  anchor: string | null
  /** All that the list shows, also what is not loaded; any other choice ends it. */
  everything?: boolean
}

export const noSelection: Selection = { ids: new Set(), anchor: null }

export function toggle({ ids }: Selection, id: string): Selection {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return { ids: next, anchor: id }
}

/** From the anchor to this row, both included, as one sees them; what was selected stays. */
export function extendTo(selection: Selection, id: string, order: readonly string[]): Selection {
  const from = selection.anchor === null ? -1 : order.indexOf(selection.anchor)
  const to = order.indexOf(id)
  if (from < 0 || to < 0) return toggle(selection, id)
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1)
  return { ids: new Set([...selection.ids, ...range]), anchor: selection.anchor }
}

/** Nobody acts on what they can no longer see. */
export function keepShown(selection: Selection, order: readonly string[]): Selection {
  const shown = new Set(order)
  const ids = new Set([...selection.ids].filter((id) => shown.has(id)))
  if (ids.size === selection.ids.size) return selection
  return { ids, anchor: selection.anchor !== null && shown.has(selection.anchor) ? selection.anchor : null }
}
