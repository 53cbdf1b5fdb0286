import type { Clock, EventActor, Ids, Permission, Visibility } from '@hubbub/contracts'
import type { Signals } from './ports/signals.ts'
import type { Store } from './ports/store.ts'

/** Who asks, and what they may do and see in this workspace. */
export interface Caller {
  actor: EventActor
  /** Null for API keys and the system itself. */
  memberId: string | null
  permissions: ReadonlySet<Permission>
  visibility: Visibility
  teamIds: readonly string[]
}

/** What every verb needs first. */
export interface Context {
  workspaceId: string
  caller: Caller
  store: Store
  signals: Signals
  clock: Clock
  ids: Ids
  /** W3C traceparent of what led here. */
  trace: string | null
}
