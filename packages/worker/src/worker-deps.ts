import type { Clock, Ids } from '@hubbub/contracts'
import type { Database } from '@hubbub/database'
import type { Store, WorkContext } from '@hubbub/domain'
import type { Backend, KeepDeadLetter, Producer } from '@hubbub/queue'
import type { HealthRegistry, Metrics } from '@hubbub/runtime'
import { keepDeadLetter } from '@hubbub/domain'

/** What every worker stands on; whoever starts it owns these and closes them. */
export interface WorkerDeps {
  database: Pick<Database, 'system' | 'listen' | 'leases' | 'lead'>
  store: Store
  backend: Backend
  producer: Producer
  metrics: Metrics
  health?: Pick<HealthRegistry, 'register'>
  clock: Clock
  ids: Ids
  /** How often the database is searched for work that the queue has lost. */
  sweepMs: number
}

export function workContext(
  deps: Pick<WorkerDeps, 'store' | 'producer' | 'clock' | 'ids'>,
  { workspaceId, trace }: { workspaceId: string; trace: string | null },
): WorkContext {
  const { store, clock, ids } = deps
  return { workspaceId, store, signals: deps.producer.signals, clock, ids, trace }
}

/** Keeps the dead letters of a worker's jobs where people see them. */
export function deadLetterKeeper(deps: WorkerDeps): KeepDeadLetter {
  return async (workspaceId, letter) =>
    await keepDeadLetter(workContext(deps, { workspaceId, trace: null }), letter)
}
