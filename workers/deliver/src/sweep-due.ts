import { type JobInput, letterOf } from '@hubbub/queue'
import { sweepRound, type WorkerDeps } from '@hubbub/worker'

const MOST = 1_000

/** Finds replies and actions that are due, or were left in the middle, and signals them again; dead letters are left to people. */
export async function sweepDue(deps: WorkerDeps): Promise<number> {
  const now = deps.clock.now()
  const common = { dueAt: 0, round: sweepRound(now) }
  const deliveries = await deps.database.system.dueDeliveries(now, MOST)
  const actions = await deps.database.system.dueActions(now, MOST)
  return (
    (await signalAgain(
      deps,
      'deliver.message',
      deliveries.map((due) => ({ ...due, ...common })),
    )) +
    (await signalAgain(
      deps,
      'deliver.action',
      actions.map((due) => ({ ...due, ...common })),
    ))
  )
}

async function signalAgain<N extends 'deliver.message' | 'deliver.action'>(
  deps: WorkerDeps,
  job: N,
  due: readonly JobInput<N>[],
): Promise<number> {
  let found = 0
  for (const [workspaceId, payloads] of Map.groupBy(due, (one) => one.workspaceId)) {
    const letters = payloads.map((payload) => letterOf(job, payload))
    const lying = new Set(
      await deps.store.transaction(workspaceId, ({ deadLetters }) => deadLetters.lying(letters)),
    )
    const wanted = payloads.filter((_payload, index) => !lying.has(letters[index] ?? ''))
    await deps.producer.enqueueMany(job, wanted)
    found += wanted.length
  }
  return found
}
