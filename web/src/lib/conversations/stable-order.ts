interface Row {
  id: string
}

/**
 * Holds a list still while someone reads in its middle: known rows stay where they are, and rows behind the last known
 * one (a further page) are appended. Rows that came in or moved up meanwhile are only counted.
 */
export function holdOrder<T extends Row>(
  held: readonly string[],
  rows: readonly T[],
): { rows: T[]; hidden: number } {
  const places = new Map(rows.map((row, place) => [row.id, place]))
  const keptPlaces = held.flatMap((id) => places.get(id) ?? [])
  const lastKnown = Math.max(-1, ...keptPlaces)
  const cameIn = lastKnown + 1 - keptPlaces.length
  const kept = keptPlaces.flatMap((place) => rows[place] ?? [])
  return { rows: [...kept, ...rows.slice(lastKnown + 1)], hidden: cameIn + movedUp(keptPlaces) }
}

/** How many have overtaken others: the fewest that must be taken out for the rest to stand in order. */
function movedUp(places: readonly number[]): number {
  const best: number[] = []
  for (const place of places) {
    const at = best.findLastIndex((end) => end < place) + 1
    best[at] = place
  }
  return places.length - best.length
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
