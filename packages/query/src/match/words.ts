import { isInTitle, type ReadMessage, tokenAt } from '../text/read-message.ts'
import { fitsUnit, placesOf, type Unit } from './units.ts'

/** Whether the words stand one after the other. */
export function hasWords(read: ReadMessage, units: readonly Unit[], titled = false): boolean {
  const [first, second] = units
  if (second === undefined && first?.is === 'form' && !titled) return read.places.has(first.form)
  return findWords(read, units, titled, true).length > 0
}

/** The first places of where the words stand one after the other, in order; with `enough`, of one of them. */
export function findWords(
  read: ReadMessage,
  units: readonly Unit[],
  titled = false,
  enough = false,
): readonly number[] {
  const anchor = rarest(read, units)
  if (anchor === null) return []
  const { places, index } = anchor
  if (units.length === 1 && !titled) return places
  const found: number[] = []
  for (const place of places) {
    const first = place - index
    if (titled && !isInTitle(first)) continue
    if (!fitsAt(read, units, first)) continue
    found.push(first)
    if (enough) break
  }
  return found
}

function fitsAt(read: ReadMessage, units: readonly Unit[], first: number): boolean {
  for (let index = 0; index < units.length; index += 1) {
    const unit = units[index]
    const token = tokenAt(read, first + index)
    if (unit === undefined || token === undefined || !fitsUnit(unit, token)) return false
  }
  return true
}

/** The word with the fewest places; plain words are looked up before patterns are tried. */
function rarest(read: ReadMessage, units: readonly Unit[]) {
  let best: { places: readonly number[]; index: number } | null = null
  for (const kind of ['form', 'wild'] as const) {
    for (const [index, unit] of units.entries()) {
      if (unit.is !== kind) continue
      const places = placesOf(read, unit)
      if (places.length === 0) return null
      if (best === null || places.length < best.places.length) best = { places, index }
    }
  }
  return best
}

/**
 * Places at which a stretch of at most `reach + 1` words begins that holds each of the words, in any order. No word of
 * the text counts for two of them.
 */
export function findLoose(read: ReadMessage, units: readonly Unit[], reach: number): number[] {
  const places = units.map((unit) => placesOf(read, unit))
  if (places.some((each) => each.length === 0)) return []
  const starts = [...new Set(places.flat())].toSorted((a, b) => a - b)
  const from = places.map(() => 0)
  return starts.filter((start) => {
    const within = places.map((each, index) => {
      let low = from[index] ?? 0
      while ((each[low] ?? start) < start) low += 1
      from[index] = low
      let high = low
      while ((each[high] ?? Infinity) <= start + reach) high += 1
      return each.slice(low, high)
    })
    return canAllot(within)
  })
}

/** Whether each can be given a place of its own (augmenting paths). */
export function canAllot(choices: readonly (readonly number[])[]): boolean {
  const holder = new Map<number, number>()
  const allot = (index: number, tried: Set<number>): boolean => {
    for (const place of choices[index] ?? []) {
      if (tried.has(place)) continue
      tried.add(place)
      const other = holder.get(place)
      if (other === undefined || allot(other, tried)) {
        holder.set(place, index)
        return true
      }
    }
    return false
  }
  return choices.every((_, index) => allot(index, new Set()))
}
