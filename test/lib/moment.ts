/** Something that happens again and again, to be caught when it does the next time. */
export function createMoment() {
  const waiting = new Set<() => void>()
  return {
    now() {
      for (const wake of waiting) wake()
    },
    /** Calls once, the next time. @returns what ends it. */
    onNext(wake: () => void): () => void {
      const once = () => {
        waiting.delete(once)
        wake()
      }
      waiting.add(once)
      return () => void waiting.delete(once)
    },
  }
}
