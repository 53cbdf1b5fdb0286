import type { Mention, MentionDecision, MentionState, Party, PostRef } from '@hubbub/contracts'
import type { MentionFilter } from '../mentions/filter.ts'
import type { Scope } from '../rules/visibility.ts'
import type { ChannelView } from './channel-catalogue.ts'

export interface MentionCounts {
  open: number
  done: number
  hidden: number
  taken: number
  /** Folded into others, and left out as spam. */
  folded: Record<MentionState, number>
  spam: Record<MentionState, number>
  languages: Record<string, number>
  more: boolean
}

/** A mention as the rules see it, locked until the transaction ends. */
export interface MentionStanding {
  id: string
  /** Whose it would be, were it a conversation: the team of its channel. */
  teamId: string | null
  state: MentionDecision
  labelIds: string[]
  /** What somebody says of it; null where nobody does. */
  saidSpam: boolean | null
  version: number
}

export interface MentionQuestion {
  channel: ChannelView & { enabled: boolean }
  post: PostRef | null
  author: Party
  /** The brand that would answer. */
  brand: string
  blocked: boolean
  sentAt: Date
}

export interface MentionRepository {
  list(
    scope: Scope,
    query: MentionFilter & { limit: number; after: unknown },
  ): Promise<{ items: Mention[]; next: unknown }>
  counts(scope: Scope, filter: Omit<MentionFilter, 'state'>): Promise<MentionCounts>
  /** Null where it is not there, not visible, or in a conversation. */
  find(scope: Scope, id: string): Promise<Mention | null>
  /** Also where it is in a conversation by now, with what is done about it there. */
  look(scope: Scope, id: string): Promise<Mention | null>
  /** Those of them that `find` would find. */
  lock(scope: Scope, ids: readonly string[]): Promise<MentionStanding[]>
  /** Raises the version. @returns it. */
  mark(
    id: string,
    change: { state?: MentionDecision; labelIds?: readonly string[]; spam?: boolean | null },
    by: { memberId: string | null; now: Date },
  ): Promise<number>
  /** It is none any more: what was made of it goes. @returns the labels it had, and its version. */
  forget(id: string): Promise<{ labelIds: string[]; version: number }>
  /** What an answer to it depends on. */
  question(id: string): Promise<MentionQuestion | null>
  /** Where a message stands, whether it was only heard or not. */
  placeOf(id: string): Promise<{ channelId: string; conversationId: string | null } | null>
}
