/** Gathers calls with the same key for a while into one. */
export function createDebounce(milliseconds: number, run: (key: string) => void) {
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  return {
    call: (key: string): void => {
      if (timers.has(key)) return
      timers.set(
        key,
        setTimeout(() => {
          timers.delete(key)
          run(key)
        }, milliseconds),
      )
    },
    stop: (): void => {
      for (const timer of timers.values()) clearTimeout(timer)
      timers.clear()
    },
  }
}
