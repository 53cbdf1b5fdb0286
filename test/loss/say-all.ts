import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../lib/random.ts'
import type { Network } from './network.ts'

export interface Said {
  number: number
  thread: number
  at: number
}

/** By which what was said is known wherever it comes out. */
export const markOf = (number: number) => `#${number}#`
export const markIn = (text: string): number => Number(/#(-?\d+)#/.exec(text)?.[1] ?? Number.NaN)

/** So many events evenly over so many seconds, with pauses and rushes. @returns what was said, in order. */
export async function sayAll(
  network: Network,
  { events, seconds, threads, random }: { events: number; seconds: number; threads: number; random: Random },
): Promise<Said[]> {
  const said: Said[] = []
  const startedAt = performance.now()
  const spokeAt = new Map<number, number>()
  let rush = 0
  for (let number = 0; number < events; number += 1) {
    let thread = random.below(threads)
    // Nobody says two things in one and the same moment.
    for (let tries = 0; spokeAt.get(thread) === Date.now() && tries < threads; tries += 1)
      thread = (thread + 1) % threads
    spokeAt.set(thread, Date.now())
    await network.say({ text: `brand number ${markOf(number)} of ${thread}, grüße 👍 日本`, thread })
    said.push({ number, thread, at: Date.now() })
    if (rush > 0) rush -= 1
    else {
      if (random.chance(0.01)) rush = random.below(60)
      const dueIn = startedAt + ((number + 1) * seconds * 1000) / events - performance.now()
      if (dueIn > 0) await sleep(dueIn)
    }
  }
  return said
}
