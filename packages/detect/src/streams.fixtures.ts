import { type Bin, BIN_MS } from './bin.ts'

/** A Monday, midnight. */
export const start = Date.parse('2026-03-02T00:00:00Z')
export const DAY = 288
export const HOUR = 12

/** Random numbers from 0 to 1, the same for the same seed (mulberry32). */
export function createRandom(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function poisson(mean: number, random: () => number): number {
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = random(); product > limit; product *= random()) count += 1
  return count
}

/** Days of a brand of which so much is said an hour, more by day than by night, a fifth of it negative. */
export function brandDays(
  days: number,
  { seed = 1, perHour = 24, negative = 0.2 }: { seed?: number; perHour?: number; negative?: number } = {},
): Bin[] {
  const random = createRandom(seed)
  return Array.from({ length: days * DAY }, (_, place) => {
    const light = 1 - 0.8 * Math.cos((2 * Math.PI * place) / DAY)
    const mentions = poisson((perHour / HOUR) * light, random)
    const followers = Array.from({ length: mentions }, () => Math.floor(200 / (random() + 0.01)))
    return {
      at: start + place * BIN_MS,
      mentions,
      distinct: mentions - (mentions > 1 && random() < 0.2 ? 1 : 0),
      scored: mentions,
      negative: followers.filter(() => random() < negative).length,
      reach: followers.reduce((sum, count) => sum + count, 0),
      topReach: Math.max(0, ...followers),
    }
  })
}

/** The same bins with a change in one stretch, counted from the first. */
export const change = (
  bins: readonly Bin[],
  from: number,
  length: number,
  alter: (bin: Bin) => Partial<Bin>,
) => bins.map((bin, place) => (place >= from && place < from + length ? { ...bin, ...alter(bin) } : bin))
