import { setTimeout as sleep } from 'node:timers/promises'
import { signal } from '@hubbub/runtime/spawn-tied'
import type { Random } from '../lib/random.ts'
import { say } from '../lib/report.ts'
import type { ServiceName } from '@hubbub/standalone/processes'
import type { System } from './open-system.ts'

export type Part = ServiceName | 'postgres'

export interface Kills {
  count(part?: Part): number
  /** Of those in the middle of something. */
  ambiguous(): number
  /** Until there were so many. */
  reach(least: number): Promise<void>
  /** No more of them from now on. */
  stop(): Promise<void>
}

/** What one part does, to strike it in the midst of that. */
export interface Middle {
  part: Part
  /** Calls once, when it has begun the next time. @returns how not to. */
  onNext: (strike: () => void) => () => void
}

/** How long to wait for it to be under way, and for a part that is just starting. */
const patienceMs = 4_000

/** SIGKILL for one part after the other, each once a round in an order drawn anew; whoever supervises it starts it again. */
export function killParts(
  system: System,
  {
    parts,
    middle,
    random,
    pauseMs,
  }: {
    parts: readonly Part[]
    middle: Middle
    random: Random
    pauseMs: { shortest: number; longest: number }
  },
): Kills {
  const counts = new Map<Part, number>()
  const stopping = new AbortController()
  const ending = stopping.signal
  let ambiguous = 0

  const count = (part?: Part) =>
    part === undefined ? counts.values().reduce((sum, killed) => sum + killed, 0) : (counts.get(part) ?? 0)
  const kill = (part: Part): boolean => {
    const pid = pidOf(system, part)
    // Between its end and its next start there is nobody to kill.
    if (pid === null || ending.aborted || !signal(pid, 'SIGKILL')) return false
    counts.set(part, (counts.get(part) ?? 0) + 1)
    say(`  ✝ ${part}`)
    return true
  }
  const killInTheMiddle = async () => {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    const forget = middle.onNext(() => resolve(kill(middle.part)))
    const struck = await Promise.race([promise, sleep(patienceMs, false)])
    forget()
    if (struck) ambiguous += 1
    else await killSoon(middle.part)
  }
  const killSoon = async (part: Part) => {
    const until = performance.now() + patienceMs
    while (!kill(part) && performance.now() < until && !ending.aborted) await sleep(20)
  }
  const loop = async () => {
    while (!ending.aborted) {
      for (const part of shuffled(parts, random)) {
        const { shortest, longest } = pauseMs
        await sleep(shortest + random.below(longest - shortest), undefined, { signal: ending }).catch(
          () => {},
        )
        if (ending.aborted) return
        if (part === middle.part && random.chance(0.6)) await killInTheMiddle()
        else await killSoon(part)
      }
    }
  }
  const running = loop()
  return {
    count,
    ambiguous: () => ambiguous,
    async reach(least) {
      while (count() < least) await sleep(100)
    },
    async stop() {
      stopping.abort()
      await running
    },
  }
}

function pidOf({ services, postgres }: System, part: Part): number | null {
  return part === 'postgres' ? postgres.pid : (services.processes.get(part)?.pid ?? null)
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, place: random.next() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item)
}
