const FIRST_MS = 1_000
const MAX_MS = 60_000

/** Doubling from a second to a minute, with a quarter of chance so that what broke together does not come back together. */
export function backoffMs(failures: number, random: number = Math.random()): number {
  return Math.min(MAX_MS, FIRST_MS * 2 ** (failures - 1)) * (0.75 + random / 4)
}
