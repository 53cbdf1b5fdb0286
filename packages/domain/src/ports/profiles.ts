import type { ContactProfile, NetworkProfile } from '@hubbub/contracts'

export type KeptProfile = NonNullable<ContactProfile['profile']>

/** A name of a contact, and what was found under it. */
export interface LookedUp {
  identity: Pick<NetworkProfile, 'kind' | 'value' | 'name' | 'handle' | 'url'>
  profile: KeptProfile | null
  fetchedAt: Date | null
  /** The last time it was tried; null where it never was. */
  askedAt: Date | null
  /** Why it was in vain. */
  problem: string | null
}

export interface ProfileRepository {
  /** Every name of the contact, the oldest first. */
  ofContact(contactId: string): Promise<LookedUp[]>
  find(contactId: string, identity: { kind: string; value: string }): Promise<LookedUp | null>
  /** Through which channels the contact was spoken with, the last one first. */
  channelsOf(contactId: string): Promise<string[]>
  /** An identity that is gone by now keeps nothing; an answer older than the kept one is left out. */
  keep(identity: { kind: string; value: string }, found: { profile: KeptProfile; at: Date }): Promise<void>
  /** What was found before stays. */
  keepProblem(identity: { kind: string; value: string }, tried: { problem: string; at: Date }): Promise<void>
}
