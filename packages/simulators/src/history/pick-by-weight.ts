import type { Random } from '../customers/random.ts'

/** One of the items, each as often as its weight says. */
export function pickByWeight<T>(random: Random, items: readonly (readonly [T, number])[]): T {
  let left = random.between(
    0,
    items.reduce((sum, [, weight]) => sum + weight, 0),
  )
  const found = items.find(([, weight]) => (left -= weight) < 0) ?? items.at(-1)
  if (found === undefined) throw new Error('there is nothing to pick')
  return found[0]
}
