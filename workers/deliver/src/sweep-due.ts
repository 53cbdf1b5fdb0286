import { letterOf } from '@hubbub/queue'
import { sweepRound, type WorkerDeps } from '@hubbub/worker'

const MOST = 1_000

/** Finds replies that are due, or were left in the middle, and signals them again; dead letters are left to people. */
export async function sweepDue(deps: WorkerDeps): Promise<number> {
  const now = deps.clock.now()
  const due = await deps.database.system.dueDeliveries(now, MOST)
  const round = sweepRound(now)
  let found = 0
  for (const [workspaceId, deliveries] of Map.groupBy(due, (delivery) => delivery.workspaceId)) {
    const payloads = deliveries.map(({ messageId }) => ({ workspaceId, messageId, dueAt: 0, round }))
    const letters = payloads.map((payload) => letterOf('deliver.message', payload))
    const lying = new Set(
      await deps.store.transaction(workspaceId, ({ deadLetters }) => deadLetters.lying(letters)),
    )
    const wanted = payloads.filter((_payload, index) => !lying.has(letters[index] ?? ''))
    await deps.producer.enqueueMany('deliver.message', wanted)
    found += wanted.length
  }
  return found
}
