import type { Listened, Listener } from './create-listener.ts'

const LOOK_MS = 30_000

/** Whether something else is wanted than what is asked for: seen at once where it is told, and now and then besides. */
export function followWanted(listener: Pick<Listener, 'now' | 'onChange'>) {
  let bell = new AbortController()
  let lookAt = performance.now() + LOOK_MS
  let asked: number | null = null
  const end = listener.onChange(() => bell.abort())
  return {
    /** Aborts as soon as something else may be wanted; another one after each look. */
    rung: (): AbortSignal => bell.signal,
    /** What is wanted now, where that is not what is asked for. */
    async next(): Promise<Listened | null> {
      if (!bell.signal.aborted && performance.now() < lookAt) return null
      bell = new AbortController()
      lookAt = performance.now() + LOOK_MS
      const now = await listener.now()
      return now.stamp === asked ? null : now
    },
    /** From now on this is asked for. */
    ask({ stamp }: Pick<Listened, 'stamp'>) {
      asked = stamp
    },
    /** It could not be asked for; is tried again then. */
    retryIn(ms: number) {
      lookAt = performance.now() + ms
    },
    [Symbol.dispose]: end,
  }
}

export type WantedFollower = ReturnType<typeof followWanted>
