import type {
  Monitor,
  MonitorKind,
  MonitorLists,
  MonitorExamples,
  MonitorSharing,
  MonitorVersion,
} from '@hubbub/contracts'
import type { Changing } from '../rules/whole-query.ts'
import type { Scope } from '../rules/visibility.ts'
import type { MatchableMessage } from './monitors.ts'

/** What people say of a monitor. */
export interface MonitorSettings {
  name: string
  kind: MonitorKind
  brandId: string | null
  query: string
  lists: MonitorLists
  examples: MonitorExamples
  enabled: boolean
  sharing: MonitorSharing
  teamId: string | null
}

export interface WrittenMonitor extends MonitorSettings {
  asks: readonly Changing[]
  queryVersion: number
  /** Null: what is stored is not to be matched anew. */
  rematch: { madeBy: string | null } | null
}

export type KeptMonitor = MonitorSettings & {
  id: string
  ownerId: string | null
  queryVersion: number
  version: number
}

export interface MonitorRepository {
  /** Those that are not to go. */
  list(lastDay: Date): Promise<Monitor[]>
  find(id: string, lastDay: Date): Promise<Monitor | null>
  lock(id: string): Promise<KeptMonitor | null>
  names(): Promise<Set<string>>
  /** Those in whose query the word stands, in one order: of a field, or as a plain word. */
  naming(word: string): Promise<string[]>
  /** Throws a conflict where the name is taken, also below. */
  insert(id: string, monitor: WrittenMonitor & { ownerId: string | null }, now: Date): Promise<void>
  update(id: string, monitor: WrittenMonitor, now: Date): Promise<void>
  /** Nobody sees it any more; what it matched is taken away by and by. @returns its version. */
  retire(id: string, now: Date): Promise<number>
  versions(id: string): Promise<MonitorVersion[]>
  /** Stored messages of a time that a query may match, newest first, as somebody may see them. */
  sample(
    ids: readonly string[],
    scope: Scope,
  ): Promise<(MatchableMessage & { conversationId: string | null })[]>
  /** Words of any messages, for comparison: in how many of how many they stand. */
  background(
    terms: readonly string[],
    since: Date,
    limit: number,
  ): Promise<{ of: number; counts: Map<string, number> }>
}
