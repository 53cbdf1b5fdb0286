import { flushCompileCache } from 'node:module'
import { errorMessage } from '@hubbub/contracts'
import { createLogger } from '../log/create-logger.ts'
import type { Logger } from '../log/create-root-logger.ts'

export type Main = (signal: AbortSignal, stack: AsyncDisposableStack) => Promise<void>

export interface RunMainOptions {
  /** How long stopping may take before the process ends itself, in milliseconds. */
  graceMs?: number
}

const stopSignals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const

/**
 * The whole life of a process. `main` starts everything, puts it on the stack and returns; the process then runs until
 * SIGTERM, SIGINT or SIGHUP, or until nothing is left to do. Then `signal` aborts and the stack is disposed of, newest
 * first. Exits 0 after an orderly stop and 1 after a failure; a second signal ends it at once.
 */
export async function runMain(
  name: string,
  main: Main,
  { graceMs = 9_000 }: RunMainOptions = {},
): Promise<void> {
  const log = createLogger(name)
  const stack = new AsyncDisposableStack()
  const end = createEnd(log, graceMs)
  failOnStrayErrors(log)
  try {
    await main(end.signal, stack)
    // Else only an orderly end keeps what was compiled, where that is kept at all.
    flushCompileCache()
    await end.reached
  } catch (error) {
    // @NOTE What a start throws because it was told to stop is no failure.
    if (!end.signal.aborted) fail(log, error, 'failed')
  }
  end.reach()
  try {
    await stack.disposeAsync()
  } catch (error) {
    fail(log, error, 'did not stop cleanly')
  }
  process.exit()
}

/** The one moment at which a process starts to end, and what may bring it about. */
function createEnd(log: Logger, graceMs: number) {
  const controller = new AbortController()
  const { promise: reached, resolve } = Promise.withResolvers<void>()

  const reach = () => {
    if (controller.signal.aborted) return
    controller.abort()
    setTimeout(() => {
      log.fatal({ graceMs }, 'stopping took too long')
      process.exit(1)
    }, graceMs).unref()
    resolve()
  }
  for (const name of stopSignals) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(1)
      log.info({ signal: name }, 'stopping')
      reach()
    })
  }
  process.once('beforeExit', reach)
  return { signal: controller.signal, reached, reach }
}

function failOnStrayErrors(log: Logger) {
  for (const event of ['unhandledRejection', 'uncaughtException'] as const) {
    process.on(event, (error: unknown) => {
      fail(log, error, event)
      process.exit()
    })
  }
}

function fail(log: Logger, error: unknown, what: string) {
  process.exitCode = 1
  log.fatal({ err: error }, `${what}: ${errorMessage(error)}`)
}
