import type { MonitorLists, PostMeta } from '@hubbub/contracts'
import type { Query, StoredParts } from '@hubbub/query'

/** What is listened for, as the matcher takes it, and who may see it. */
export interface ListeningMonitor {
  id: string
  name: string
  ownerId: string | null
  sharing: 'private' | 'team' | 'workspace'
  teamId: string | null
  /** Of its query. */
  version: number
  query: string
  lists: MonitorLists
}

/** All that a query can ask of a stored message. */
export interface MatchableMessage extends StoredParts {
  id: string
  sentAt: Date
  /** One of our accounts said it. */
  own: boolean
}

/** What a message is found by from now on, and what matched it. */
export interface KeyedMessage {
  id: string
  channelId: string
  sentAt: Date
  own: boolean
  terms: string[]
  language: string | null
  country: string | null
  sentiment: string | null
  followers: number | null
  engagement: number | null
  matches: { monitorId: string; version: number }[]
}

/** A place among messages, newest first. */
export interface MessagePlace {
  at: Date
  id: string
}

/** A monitor while its history is matched anew; nobody else changes it until the transaction ends. */
export interface RematchedMonitor extends Pick<ListeningMonitor, 'id' | 'version' | 'query' | 'lists'> {
  state: 'matching' | 'matched' | 'removing'
  enabled: boolean
  /** The oldest stored message that was held against it. */
  reached: MessagePlace | null
  looked: number
  toLook: number | null
  sharing: 'private' | 'team' | 'workspace'
  ownerId: string | null
}

export interface Stretch {
  /** Those that a query may match. */
  ids: string[]
  /** How many were looked at. */
  looked: number
  /** Where it ended; null where nothing is left. */
  reached: MessagePlace | null
}

export interface MatchRepository {
  /** Until the transaction ends, what is listened for stays. @returns a number that changes with it. */
  hold(): Promise<number>
  /** Waits until nobody holds what is listened for, and lets nobody hold it until the transaction ends. */
  change(): Promise<void>
  /** All that are listened for. */
  listening(): Promise<ListeningMonitor[]>
  /** What monitors matched in a conversation, of those that somebody has, the newest first. */
  ofConversation(
    conversationId: string,
    person: { memberId: string | null; teamIds: readonly string[] },
    limit: number,
  ): Promise<{ messageId: string; id: string; name: string; query: string }[]>
  /** Messages that queries are asked of. */
  messages(ids: readonly string[]): Promise<(MatchableMessage & { post: PostMeta | null })[]>
  /** Those of them of which something is new, locked in one order. */
  lockDue(ids: readonly string[]): Promise<string[]>
  /** Writes what they are found by and what matches them, and lets go of what no longer does. */
  keep(messages: readonly KeyedMessage[]): Promise<void>

  /** Null where it is not there. */
  lockForRematch(id: string): Promise<RematchedMonitor | null>
  /** How many stored messages a query has to be held against. */
  countCandidates(tree: Query): Promise<number>
  /** The next of them from a place on, newest first; with `lock` they stay as they are until the transaction ends. */
  candidates(
    tree: Query,
    query: { before: MessagePlace | null; since?: Date; limit: number; lock?: boolean },
  ): Promise<Stretch>
  /** Between two places exactly these match. */
  settle(
    monitor: Pick<ListeningMonitor, 'id' | 'version'>,
    stretch: { from: MessagePlace | null; to: MessagePlace | null; matched: readonly string[] },
  ): Promise<void>
  /** How far it is; that changes nothing that people say of it, and so not its version. @returns it. */
  progress(
    id: string,
    progress: Pick<RematchedMonitor, 'state' | 'reached' | 'looked' | 'toLook'>,
  ): Promise<number>
  /** Takes away some of what matched it. @returns how many there were. */
  dropMatches(id: string, limit: number): Promise<number>
  remove(id: string): Promise<void>
}
