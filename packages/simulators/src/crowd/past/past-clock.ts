export type PastClock = ReturnType<typeof createPastClock>

/** Time as a world has it: now, or the moment of which is told. */
export function createPastClock() {
  let moment: Date | null = null
  return {
    now: () => moment ?? new Date(),
    /** What `tell` does is done at that moment. */
    at<T>(then: Date, tell: () => T): T {
      moment = then
      try {
        return tell()
      } finally {
        moment = null
      }
    },
  }
}
