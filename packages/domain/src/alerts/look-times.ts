import { BIN_MS } from '@hubbub/detect'

/** After five minutes are over: at once, and again for what was under way. */
const LOOKS_MS = [0, 15_000, 60_000] as const

/** When the last whole five minutes ended. */
export const lastClosed = (now: number) => Math.floor(now / BIN_MS) * BIN_MS

export function nextLook(now: number): Date {
  const closed = lastClosed(now)
  const later = LOOKS_MS.map((after) => closed + after).find((at) => at > now)
  return new Date(later ?? closed + BIN_MS)
}
