import { setTimeout as sleep } from 'node:timers/promises'

export interface EventuallyOptions {
  /** Milliseconds. */
  timeout?: number
  interval?: number
}

/** Tries again until `check` neither throws nor returns false, null or undefined. Returns what it returned. */
export async function eventually<T>(
  check: () => T | Promise<T>,
  { timeout = 5_000, interval = 25 }: EventuallyOptions = {},
): Promise<Exclude<T, false | null | undefined>> {
  const until = performance.now() + timeout
  while (true) {
    const { value, error } = await attempt(check)
    if (isThere(value)) return value
    if (performance.now() >= until) {
      throw error ?? new Error(`Still ${String(value)} after ${timeout} ms`)
    }
    await sleep(interval)
  }
}

async function attempt<T>(check: () => T | Promise<T>): Promise<{ value?: T; error?: unknown }> {
  try {
    return { value: await check() }
  } catch (error) {
    return { error }
  }
}

function isThere<T>(value: T | undefined): value is Exclude<T, false | null | undefined> {
  return value !== undefined && value !== null && value !== false
}
