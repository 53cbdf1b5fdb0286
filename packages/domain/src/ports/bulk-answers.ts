import type { BulkAnswer, BulkAnswerContent, EventActor } from '@hubbub/contracts'

export interface NewBulkAnswer extends BulkAnswerContent {
  id: string
  incidentId: string
  actor: EventActor
  at: Date
  items: readonly { id: string; conversationId: string }[]
}

/** One that is to be written, locked. */
export interface WaitingAnswer {
  id: string
  conversationId: string
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
  settle(
    itemId: string,
    end: { state: 'written' | 'refused' | 'skipped'; reason: string | null; messageId: string | null },
  ): Promise<void>
  /** What was refused waits anew. */
  retryRefused(id: string): Promise<void>
  list(incidentId: string): Promise<BulkAnswer[]>
  find(id: string): Promise<BulkAnswer | null>
}
