import type { Random } from './random.ts'

/** Waits that a pace makes shorter; each owner has at most one, and a new one takes the place of the old. */
export function createTimers(pace: number) {
  const owned = new Map<object, NodeJS.Timeout>()
  const free = new Set<NodeJS.Timeout>()
  let running = false
  const wait = ([low, high]: readonly [number, number], random: Random) =>
    (random.between(low, high) * 1000) / pace

  return {
    start: () => void (running = true),
    later(owner: { random: Random }, range: readonly [number, number], act: () => void) {
      clearTimeout(owned.get(owner))
      if (!running) return
      owned.set(
        owner,
        setTimeout(
          () => {
            owned.delete(owner)
            act()
          },
          wait(range, owner.random),
        ).unref(),
      )
    },
    besides(range: readonly [number, number], random: Random, act: () => void) {
      if (!running) return
      const timer = setTimeout(
        () => {
          free.delete(timer)
          act()
        },
        wait(range, random),
      ).unref()
      free.add(timer)
    },
    stop() {
      running = false
      for (const timer of [...owned.values(), ...free]) clearTimeout(timer)
      owned.clear()
      free.clear()
    },
  }
}
