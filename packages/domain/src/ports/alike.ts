import type { Party, Spam } from '@hubbub/contracts'

/** A post as it is held against what was said before. */
export interface AlikePost {
  id: string
  /** Of its channel: what one network calls by an id is one post. */
  kind: string
  externalId: string
  /** The network's id of what it repeats as it is; null where it says something of its own. */
  repeats: string | null
  text: string
  author: Party
  sentAt: Date
}

/** What stands behind a key or a link: a post that was there before. */
export interface AlikeStanding {
  id: string
  text: string
  sentAt: Date
  /** Null as long as it shares its text with nobody. */
  groupId: string | null
}

export interface AlikeMember {
  messageId: string
  groupId: string
  via: 'link' | 'text'
  repeats: boolean
  sentAt: Date
}

/** Which messages say what somebody said before. */
export interface AlikeRepository {
  /**
   * Gives each key to whoever asks for it first, until it was not asked for during some days; whoever asks meanwhile waits.
   * @returns who holds each.
   */
  claim(keys: readonly { key: string; id: string; at: Date }[]): Promise<Map<string, string>>
  /** Who holds them, without asking for them. */
  holders(keys: readonly string[]): Promise<Map<string, string>>
  /** Gives keys of messages that are gone to others. @returns who holds them now. */
  passOn(keys: readonly { key: string; from: string; to: string }[]): Promise<Map<string, string>>
  /** They hold these keys no longer. */
  letGo(keys: readonly { key: string; id: string }[]): Promise<void>
  /** Messages by their networks' ids, in whichever channel of the kind they were heard. */
  originals(
    refs: readonly { kind: string; externalId: string }[],
  ): Promise<{ kind: string; externalId: string; id: string }[]>
  standing(ids: readonly string[]): Promise<AlikeStanding[]>
  /** Those that belong to a group already stay there. A group whose first could not be added is due. */
  join(members: readonly AlikeMember[]): Promise<void>
  /** It is to be found out who is the first of them. */
  makeDue(groupIds: readonly string[]): Promise<void>
  /** Makes the earliest the first, in some of the groups that are due. @returns how many groups there were. */
  settle(most: number): Promise<number>
  /** How often its author had said each of them before, word for word or nearly so; those that were not are left out. */
  saidBefore(ids: readonly string[]): Promise<Map<string, number>>
  /** What the rules say of messages; `counts` as long as nobody says otherwise. */
  keepSpam(
    found: readonly (Pick<Spam, 'likelihood' | 'reasons' | 'counts'> & { id: string })[],
  ): Promise<void>
  /** The next of what was stored before groups were known, held until the transaction ends; null where nothing is left, or somebody else is at it. */
  nextStored(most: number): Promise<(AlikePost & { isGrouped: boolean })[] | null>
}
