import type { CollectDeps } from './collect-deps.ts'

/** Younger ones are on their way. */
const LOST_MS = 10_000
const MOST = 1_000

/** Finds calls that were kept and whose job was lost. */
export async function sweepCalls({ database, producer }: CollectDeps): Promise<number> {
  const lost = await database.system.unreadCalls(LOST_MS, MOST)
  await producer.enqueueMany('collect.call', lost)
  return lost.length
}
