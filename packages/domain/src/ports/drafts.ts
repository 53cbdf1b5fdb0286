import type { Draft } from '@hubbub/contracts'

export interface DraftRepository {
  list(conversationId: string, memberId: string): Promise<Draft[]>
  save(
    conversationId: string,
    memberId: string,
    draft: Pick<Draft, 'mode' | 'text' | 'envelope' | 'attachmentIds'>,
    now: Date,
  ): Promise<Draft>
  /** @returns what was deleted; null where there was none. */
  delete(conversationId: string, memberId: string, mode: Draft['mode']): Promise<Draft | null>
}
