interface Row {
  id: string
}

/**
 * Holds a list still while someone reads in its middle: known rows stay where they are, rows that came in above are
 * only counted, and rows behind the last known one (a further page) are appended.
 */
export function holdOrder<T extends Row>(
  held: readonly string[],
  rows: readonly T[],
): { rows: T[]; hidden: number } {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const kept = held.flatMap((id) => byId.get(id) ?? [])
  const isHeld = new Set(held)
  const lastKnown = rows.findLastIndex((row) => isHeld.has(row.id))
  const behind = rows.slice(lastKnown + 1)
  const hidden = rows.slice(0, lastKnown + 1).filter((row) => !isHeld.has(row.id)).length
  return { rows: [...kept, ...behind], hidden }
}

/** How far the row that stood first on the screen has moved; 0 where it is gone. */
export function rowShift(before: readonly string[], after: readonly string[], firstVisible: number): number {
  for (let index = firstVisible; index < before.length; index += 1) {
    const id = before[index]
    const now = id === undefined ? -1 : after.indexOf(id)
    if (now >= 0) return now - index
  }
  return 0
}
