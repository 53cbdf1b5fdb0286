import { sleep } from '@hubbub/runtime'

/** Wakes one sleeper. Rung while nobody sleeps, the next `wait` returns at once. */
export function createBell() {
  let rung = new AbortController()
  return {
    ring: () => rung.abort(),
    /** Until it rings, the time is over or the signal aborts; then it is as if it had never rung. */
    async wait(ms: number, signal: AbortSignal): Promise<void> {
      await sleep(ms, AbortSignal.any([rung.signal, signal]))
      rung = new AbortController()
    },
  }
}

export type Bell = ReturnType<typeof createBell>
