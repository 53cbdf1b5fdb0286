import type { Contact, Conversation } from '@hubbub/contracts'
import type { Scope } from '../rules/visibility.ts'

export interface SearchHit {
  conversation: Conversation
  in: 'subject' | 'message' | 'contact' | 'number'
  messageId: string | null
  snippet: string
  at: string
}

export interface MovedConversation {
  id: string
  version: number
  assigneeId: string | null
  teamId: string | null
}

export interface ContactRepository {
  list(query: {
    q: string | null
    limit: number
    after: unknown
  }): Promise<{ items: Contact[]; next: unknown }>
  find(id: string): Promise<Contact | null>
  /** Raises the version. */
  update(id: string, patch: { name?: string; notes?: string; blockedAt?: Date | null }): Promise<void>
  /** Gives all that the other has and is known by to `into`, and removes it. Both must be locked. */
  merge(into: string, from: string): Promise<MovedConversation[]>
  /** Locked until the transaction ends; null where it is not there. */
  /** Whose identity it is; null where nobody is known by it. */
  byIdentity(identity: { kind: string; value: string }): Promise<string | null>
  lockVersion(id: string): Promise<number | null>
  /** The best hit of each conversation that may be seen, newest conversation first. */
  search(
    scope: Scope,
    query: { q: string; limit: number; after: unknown },
  ): Promise<{ hits: SearchHit[]; next: unknown }>
}
