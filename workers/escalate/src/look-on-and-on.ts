import { sleep } from '@hubbub/runtime'
import { log } from './log.ts'

const LOOK_MS = 2_000

interface Looking {
  /** What is said where a look fails. */
  what: string
  lookMs: number | undefined
  look: (signal: AbortSignal) => Promise<void>
}

/** Looks again and again what is due, until it is stopped. */
export function lookOnAndOn({ what, lookMs = LOOK_MS, look }: Looking): AsyncDisposable {
  const stop = new AbortController()
  const { signal } = stop
  const working = (async () => {
    while (!signal.aborted) {
      await look(signal).catch((error: unknown) => {
        if (!signal.aborted) log.warn({ err: error }, `${what} are held up`)
      })
      await sleep(lookMs, signal)
    }
  })()
  return {
    async [Symbol.asyncDispose]() {
      stop.abort()
      await working
    },
  }
}
