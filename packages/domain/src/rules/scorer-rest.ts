import type { OutsideFailure } from '../ports/outside-scorer.ts'

/** After so many failures in a row it is left alone for a while. */
const PATIENCE = 3
const FIRST_REST_MS = 30_000
const LONGEST_REST_MS = 15 * 60_000

/** How long a scorer that failed again is left alone; null where it is asked on. Each rest is twice as long as the last. */
export function restAfter(
  failures: number,
  { until }: Pick<OutsideFailure, 'until'>,
  now: Date,
): Date | null {
  const latest = now.getTime() + LONGEST_REST_MS
  if (until !== null) return new Date(Math.min(until.getTime(), latest))
  if (failures < PATIENCE) return null
  return new Date(Math.min(now.getTime() + FIRST_REST_MS * 2 ** Math.min(failures - PATIENCE, 10), latest))
}

/** The rest is over: one asks whether it goes again, the others wait for what comes of it. */
export const isTrial = (failures: number) => failures >= PATIENCE
