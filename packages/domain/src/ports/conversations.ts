import type { Conversation, ConversationStatus, EventActor, Priority } from '@hubbub/contracts'
import type { ConversationFilter, ConversationSort } from '../inbox/filter.ts'
import type { Scope } from '../rules/visibility.ts'

/** A conversation as the rules see it. */
export interface ConversationState {
  id: string
  number: number
  brandId: string
  channelId: string
  contactId: string
  subject: string
  status: ConversationStatus
  priority: Priority
  assigneeId: string | null
  teamId: string | null
  snoozedUntil: Date | null
  waitingSince: Date | null
  firstReplyAt: Date | null
  inboundCount: number
  version: number
}

export type ConversationPatch = Partial<
  Pick<
    ConversationState,
    | 'subject'
    | 'status'
    | 'priority'
    | 'assigneeId'
    | 'teamId'
    | 'snoozedUntil'
    | 'waitingSince'
    | 'firstReplyAt'
  >
> & {
  resolvedAt?: Date | null
  lastActivityAt?: Date
  preview?: string
  previewDirection?: 'in' | 'out' | 'internal'
}

export interface ConversationCounts {
  mine: number
  unassigned: number
  all: number
  mentioned: number
  teams: Record<string, number>
  labels: Record<string, number>
}

export interface Names {
  members: ReadonlyMap<string, string>
  teams: ReadonlyMap<string, string>
  labels: ReadonlyMap<string, string>
}

export interface ConversationRepository {
  list(
    scope: Scope,
    query: ConversationFilter & { sort: ConversationSort; limit: number; after: unknown },
  ): Promise<{ items: Conversation[]; next: unknown }>
  /** The first of a list. */
  ids(scope: Scope, query: ConversationFilter & { sort: ConversationSort; limit: number }): Promise<string[]>
  counts(scope: Scope, filter: Omit<ConversationFilter, 'view'>): Promise<ConversationCounts>
  /** Null where it is not there or not visible. */
  find(scope: Scope, id: string): Promise<Conversation | null>
  /** Locked until the transaction ends; null where it is not there or not visible. */
  lock(scope: Scope, id: string): Promise<ConversationState | null>
  /** Raises and returns the version. */
  update(id: string, patch: ConversationPatch): Promise<number>
  /** Who changed it last since it stood at this version; null where the log does not say. */
  changedBy(id: string, version: number): Promise<EventActor | null>
  labelIds(id: string): Promise<string[]>
  setLabels(id: string, labelIds: readonly string[]): Promise<void>
  /** Sets what the member has seen; returns how much is left unread. */
  markRead(id: string, memberId: string, read: boolean, now: Date): Promise<number>
  /** The conversations in whose notes a member is named. */
  mentionedIn(memberId: string): Promise<string[]>
  /** Returns the storage keys of attachments that nothing needs any more. */
  delete(id: string): Promise<string[]>
  /** Names of active members, and of teams and labels, that exist here; what is missing does not. */
  names(ids: {
    members?: readonly string[]
    teams?: readonly string[]
    labels?: readonly string[]
  }): Promise<Names>
}
