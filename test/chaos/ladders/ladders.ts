import { setTimeout as sleep } from 'node:timers/promises'
import { createRandom } from '../../lib/random.ts'
import { type Figures, say } from '../../lib/report.ts'
import type { Sql } from '../../lib/sql.ts'
import { killParts } from '../kill-parts.ts'
import { openWhenUp, withSystem } from '../open-system.ts'
import { climbLadders } from './climb-ladders.ts'
import { judgeLadders, unfinished } from './judge-ladders.ts'
import { openLadders, steps } from './open-ladders.ts'

export interface LadderChaosOptions {
  ladders: number
  /** Over which they begin. */
  seconds: number
  /** Though the ladders have begun before: a slow machine kills slowly. */
  leastKills?: number
  /** The same seed kills the same parts after the same pauses. */
  seed: number
  /** Does not sit out the lease of a call that was cut off. */
  hurry?: boolean
}

const parts = ['escalate', 'api', 'postgres'] as const
/** Each comes back in between and gets something done: there are few of them. */
const pauseMs = { shortest: 1_000, longest: 4_000 }
const calmMs = 240_000

/**
 * The product as separate processes: the worker of ladders, the API and PostgreSQL are killed again and again while
 * people are called, told and acknowledge. @returns what was lost, doubled or went on when all is calm again.
 */
export async function runLadderChaos(
  options: LadderChaosOptions,
): Promise<{ figures: Figures; passed: boolean }> {
  const { ladders, seconds, seed, leastKills = 0, hurry = false } = options
  return await withSystem({ redis: false, env: { ESCALATION_REST_SECONDS: '0' } }, async (system, stack) => {
    const opened = await openLadders(system, { count: ladders }, stack)
    say(`${ladders} ladders in ${seconds} s, seed ${seed} …`)
    const kills = killParts(system, {
      parts,
      // Between somebody's taking of an alert and the answer.
      middle: { part: 'escalate', onNext: opened.receiver.onNext },
      random: createRandom(seed * 2),
      pauseMs,
    })
    const climb = await climbLadders(opened, { seconds, random: createRandom(seed * 2 + 1) })
    await kills.reach(leastKills)
    await kills.stop()
    await using sql = await openWhenUp(system, calmMs)
    const calm_s = await awaitEnd(sql, hurry)
    const verdict = await judgeLadders(climb, opened.receiver.calls, steps, sql)
    const figures = {
      ...verdict,
      refused: climb.refused.length,
      kills: kills.count(),
      kills_of_postgres: kills.count('postgres'),
      kills_while_telling: kills.ambiguous(),
      ladders: climb.paged.size,
      acknowledged: climb.acknowledged.size,
      asked_again: climb.again,
      calm_s,
    }
    const passed = verdict.lost + verdict.doubled + verdict.late + climb.refused.length === 0
    return { figures, passed: passed && climb.paged.size === ladders }
  })
}

async function awaitEnd(sql: Sql, hurry: boolean): Promise<number> {
  const startedAt = performance.now()
  while (performance.now() - startedAt < calmMs && (await unfinished(sql)) > 0) {
    if (hurry)
      await sql.rows(
        `UPDATE escalation_notice SET lease_until = clock_timestamp()
         WHERE state = 'sending' AND lease_until < clock_timestamp() + interval '50 seconds'`,
      )
    await sleep(250)
  }
  return (performance.now() - startedAt) / 1000
}
