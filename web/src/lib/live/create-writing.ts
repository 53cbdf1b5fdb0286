import { createExternal } from './create-external.ts'
import type { Writing } from './live-context.ts'

/** Who writes says so again every few seconds. */
const STILL_MS = 9_000

/** Remembers for a moment that the customer writes. */
export function createWriting() {
  const external = createExternal<Writing | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    external,
    note({ typing, ...writing }: Writing & { typing: boolean }): void {
      clearTimeout(timer)
      external.set(typing ? writing : null)
      if (typing) timer = setTimeout(() => external.set(null), STILL_MS)
    },
  }
}
