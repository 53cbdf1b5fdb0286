import { sleep } from '@hubbub/runtime'
import { log } from './log.ts'

export interface SweepOptions {
  name: string
  everyMs: number
  /** Looks for work that no signal reached. Never runs twice at a time in one process; other processes may run it too. */
  run: (signal: AbortSignal) => Promise<void>
}

/** A plain timer, so that it survives whatever the queue loses. Its first run is at once: what a crash has left. */
export function startSweep({ name, everyMs, run }: SweepOptions): AsyncDisposable {
  const ending = new AbortController()
  const loop = async () => {
    while (!ending.signal.aborted) {
      try {
        await run(ending.signal)
      } catch (error) {
        if (!ending.signal.aborted) log.warn({ err: error, sweep: name }, 'a sweep failed')
      }
      // A little chance keeps many processes from sweeping in step.
      await sleep(everyMs * (0.8 + Math.random() * 0.4), ending.signal)
    }
  }
  const running = loop()
  return {
    async [Symbol.asyncDispose]() {
      ending.abort()
      await running
    },
  }
}
