import type { KeptDrill } from '../ports/drills.ts'

type Clocked = Pick<KeptDrill, 'startedAt' | 'pausedAt' | 'pausedMs' | 'endedAt' | 'speed'>

/** How far the recording has come, in seconds of its own. */
export function playedSeconds({ startedAt, pausedAt, pausedMs, endedAt, speed }: Clocked, now: Date): number {
  if (startedAt === null) return 0
  const until = endedAt ?? pausedAt ?? now
  const pausedBefore = pausedMs
  return Math.max(0, ((until.getTime() - startedAt.getTime() - pausedBefore) / 1000) * speed)
}

/** When what stands at a second of the recording is said, by the real clock, as long as nobody pauses again. */
export function saidAt({ startedAt, pausedMs, speed }: Clocked, second: number): Date | null {
  return startedAt === null ? null : new Date(startedAt.getTime() + pausedMs + (second / speed) * 1000)
}
