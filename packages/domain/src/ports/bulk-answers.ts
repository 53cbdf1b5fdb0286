import type { BulkAnswer, BulkAnswerContent, EventActor } from '@hubbub/contracts'

export interface NewBulkAnswer extends BulkAnswerContent {
  id: string
  incidentId: string
  actor: EventActor
  at: Date
  /** A mention has no conversation yet. */
  items: readonly { id: string; conversationId: string | null; mentionId: string | null }[]
}

/** One that is to be written, locked. */
export interface WaitingAnswer {
  id: string
  /** One of the two is there. */
  conversationId: string | null
  mentionId: string | null
  incidentId: string
  actor: EventActor
  content: BulkAnswerContent
}

export interface BulkAnswerRepository {
  /** False where it is there already. */
  insert(answer: NewBulkAnswer): Promise<boolean>
  /** Null where there is none. */
  incidentOf(id: string): Promise<string | null>
  /** The next that waits and that nobody else is at. */
  lockNext(id: string): Promise<WaitingAnswer | null>
  /** What the mention has become. False where the answer goes into that conversation already. */
  place(itemId: string, conversationId: string): Promise<boolean>
  settle(
    itemId: string,
    end: { state: 'written' | 'refused' | 'skipped'; reason: string | null; messageId: string | null },
  ): Promise<void>
  /** One that could not be written, for now: others go on, and it is tried again, `most` times in all; then it is refused. */
  putOff(itemId: string, failure: { reason: string; most: number; waitMs: number }): Promise<void>
  /** What was refused waits anew. */
  retryRefused(id: string): Promise<void>
  list(incidentId: string): Promise<BulkAnswer[]>
  find(id: string): Promise<BulkAnswer | null>
}
