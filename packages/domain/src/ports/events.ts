import type { NewEvent } from '@hubbub/contracts'

export interface EventRepository {
  /** Written in the transaction of the change itself; returns the ids in the order given. */
  append(events: readonly NewEvent[]): Promise<string[]>
}
