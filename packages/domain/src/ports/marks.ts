import type { MarkKind, MarkStanding } from '@hubbub/contracts'
import type { Scope } from '../rules/visibility.ts'
import type { MarkRoute } from './routing.ts'

/** A scored message of somebody else, locked until the transaction ends. */
export interface MarkedMessage {
  id: string
  conversationId: string | null
  assigneeId: string | null
  /** Of its conversation; where it has none, the team that it would be given to. */
  teamId: string | null
  /** It has arrived, and changes what its conversation bears. */
  moves: boolean
  text: string
  language: string | null
  found: MarkKind[]
  /** What it bears; sorted. */
  marks: MarkKind[]
  /** What people say of it. */
  corrections: Partial<Record<MarkKind, boolean>>
}

export interface NewMarkCorrection {
  messageId: string
  kind: MarkKind
  carries: boolean
  found: boolean
  text: string
  language: string | null
  by: string | null
  at: Date
}

export interface MarkRepository {
  /** Those that are there, scored and to be seen. Whoever routes or changes their conversations waits. */
  lock(ids: readonly string[], scope: Scope): Promise<MarkedMessage[]>
  keep(correction: NewMarkCorrection): Promise<void>
  drop(messageId: string, kind: MarkKind): Promise<void>
  /** What each bears; sorted. @returns the versions of the messages. */
  set(marks: ReadonlyMap<string, readonly MarkKind[]>): Promise<Map<string, number>>
  /** Lets conversations bear what their customers said. @returns those that bore something else. */
  settle(
    conversationIds: readonly string[],
  ): Promise<{ id: string; version: number; assigneeId: string | null; teamId: string | null }[]>
  standing(): Promise<Omit<MarkStanding, 'figures'>[]>
  putRoute(route: MarkRoute): Promise<void>
}
