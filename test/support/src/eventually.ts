import { setTimeout as sleep } from 'node:timers/promises'

export interface EventuallyOptions {
  /** Milliseconds. */
  timeout?: number
  interval?: number
}

/** Tries again until `check` neither throws nor returns false, null or undefined. Returns what it returned. */
export async function eventually<T>(
  check: () => T | Promise<T>,
  { timeout = 15_000, interval = 25 }: EventuallyOptions = {},
): Promise<Exclude<T, false | null | undefined>> {
  const until = performance.now() + timeout
  while (true) {
    const late = performance.now() >= until
    try {
      const value = await check()
      if (isThere(value)) return value
      if (late) throw new Error(`Still ${String(value)} after ${timeout} ms`)
    } catch (error) {
      if (late) throw error
    }
    await sleep(interval)
  }
}

function isThere<T>(value: T): value is Exclude<T, false | null | undefined> {
  return value !== undefined && value !== null && value !== false
}
