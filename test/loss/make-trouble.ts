import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../lib/random.ts'
import type { Sql } from '../lib/sql.ts'
import type { Network } from './network.ts'
import type { Worker } from './workers.ts'

export interface Trouble {
  /** Of one kind of network, or of all that all networks share. */
  count(kind?: string): number
  /** No more of it from now on; all works again. */
  stop(): Promise<void>
}

export interface TroubleInput {
  networks: ReadonlyMap<string, Network>
  workers: readonly [Worker, ...Worker[]]
  sql: Sql
  random: (stream: number) => Random
  pace: Pace
}

export interface Pace {
  /** Between two troubles of one network, at most. */
  networkMs: number
  /** Between two of the workers or of their database, at most. */
  workerMs: number
}

/** Each network fails by itself, and beside them workers are killed, stand still, and lose their database. */
export function makeTrouble({ networks, workers, sql, random, pace }: TroubleInput): Trouble {
  const counts = new Map<string, number>()
  const stopping = new AbortController()
  const note = (kind: string) => counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const again = async (most: number, own: Random, work: () => Promise<void> | void) => {
    for (;;) {
      await sleep(most * (0.2 + 0.8 * own.next()), undefined, { signal: stopping.signal }).catch(() => {})
      if (stopping.signal.aborted) return
      await work()
    }
  }
  const troubles = [...networks].map(async ([kind, network], index) => {
    const own = random(index + 1)
    await again(pace.networkMs, own, () => {
      // One at a time: what waits for a collector that waits itself would only make both wait longer.
      network.calm()
      network.hurt(own)
      note(kind)
    })
    network.calm()
  })
  const own = random(0)
  troubles.push(
    again(pace.workerMs, own, async () => {
      note('workers')
      const worker = own.pick(workers)
      if (own.chance(0.6)) await worker.kill()
      else if (own.chance(0.5)) await worker.freeze(500 + own.below(2_500))
      else await cutConnection(sql)
    }),
  )
  return {
    count: (kind) =>
      kind === undefined ? counts.values().reduce((sum, count) => sum + count, 0) : (counts.get(kind) ?? 0),
    async stop() {
      stopping.abort()
      await Promise.all(troubles)
    },
  }
}

async function cutConnection(sql: Sql): Promise<void> {
  await sql.rows(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() ORDER BY random() LIMIT 2`,
  )
}
