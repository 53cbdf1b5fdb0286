import type { DeadLetter, Quarantined, StoredEvent } from '@hubbub/contracts'

/** An event of a known workspace as it stands in the log. */
export type LoggedEvent = Omit<StoredEvent, 'workspaceId' | 'causeId' | 'trace'>

export interface SystemRepository {
  /** What of this workspace is still on its way. */
  pending(now: Date): Promise<{ unrouted: number; oldestSeconds: number | null; undelivered: number }>
  /**
   * How long an event of this workspace has gone unread: held back from all readers by an older transaction that still
   * runs, or left by the slowest of those that keep their place. 0 where all is read.
   */
  eventLagMs(now: Date): Promise<number>

  countDeadLetters(): Promise<number>
  /** Newest first, without those let go. */
  listDeadLetters(page: { limit: number; after: unknown }): Promise<{ items: DeadLetter[]; next: unknown }>
  findDeadLetter(id: string): Promise<DeadLetter | null>
  /** False where it was let go meanwhile. */
  markRetried(id: string, now: Date): Promise<boolean>
  markDiscarded(id: string, now: Date): Promise<boolean>

  countQuarantined(): Promise<number>
  listQuarantined(page: { limit: number; after: unknown }): Promise<{ items: Quarantined[]; next: unknown }>
  quarantinedRaw(id: string): Promise<Uint8Array | null>
  isQuarantined(id: string): Promise<boolean>

  /** In the order of the log, only what no later commit can precede. */
  readEvents(after: string | null, limit: number): Promise<LoggedEvent[]>
  /** The newest readable place; `0.0` where the log is empty. */
  eventHead(): Promise<string>

  /** Claims a key for a request: `new` to whoever comes first and after a claim was left behind by a crash. */
  claimIdempotencyKey(claim: IdempotencyClaim): Promise<IdempotencyState>
  /** Whoever holds the claim is still at it. */
  renewIdempotencyKey(key: IdempotencyName, now: Date): Promise<void>
  keepIdempotentAnswer(key: IdempotencyName, answer: { status: number; body: string }): Promise<void>
  releaseIdempotencyKey(key: IdempotencyName): Promise<void>
}

export interface IdempotencyName {
  actorId: string
  key: string
}
export interface IdempotencyClaim extends IdempotencyName {
  requestHash: string
  now: Date
  /** A claim without an answer that is older than this counts as left behind. */
  abandonedBefore: Date
}
export type IdempotencyState =
  | { state: 'new' }
  | { state: 'running' }
  | { state: 'different' }
  | { state: 'answered'; status: number; body: string }
