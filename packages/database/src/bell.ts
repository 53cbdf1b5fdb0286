/** Wakes one sleeper. Rung while nobody sleeps, the next `wait` returns at once. */
export function createBell() {
  let rung = false
  let wake: (() => void) | null = null
  return {
    ring() {
      rung = true
      wake?.()
    },
    /** Forgets earlier rings; call it before looking at what they announced. */
    reset() {
      rung = false
    },
    /** Until it rings, the time is over or the signal aborts. */
    async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
      if (rung) return
      await sleep(milliseconds, signal, (finish) => {
        wake = finish
      })
      wake = null
    },
  }
}

/** Until the time is over or the signal aborts, or `finish` is called; never rejects and leaves no listener behind. */
export async function sleep(
  milliseconds: number,
  signal: AbortSignal,
  expose: (finish: () => void) => void = () => {},
): Promise<void> {
  if (signal.aborted) return
  await new Promise<void>((resolve) => {
    const finish = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', finish)
      resolve()
    }
    const timer = setTimeout(finish, milliseconds)
    signal.addEventListener('abort', finish)
    expose(finish)
  })
}
