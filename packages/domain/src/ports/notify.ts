import type { NotifyPreference, NotifyWay } from '@hubbub/contracts'

export type OwnWayKind = NotifyWay['kind']

/** A way as it is kept. */
export interface KeptWay {
  id: string
  memberId: string
  kind: OwnWayKind
  name: string
  host: string
  /** With its secrets, sealed. */
  address: string
  format: 'standard' | 'slack' | null
  enabled: boolean
  /** What tells it from others of its kind. */
  key: string | null
}

export interface NotifyRepository {
  /** Null where a person has said nothing yet. */
  preference(memberId: string): Promise<NotifyPreference | null>
  savePreference(memberId: string, preference: NotifyPreference): Promise<void>
  ways(memberId: string): Promise<NotifyWay[]>
  findWay(id: string): Promise<KeptWay | null>
  /** In place of one of the same person, kind and key. @returns the id under which it is kept. */
  keepWay(way: KeptWay): Promise<string>
  /** Of everybody. */
  findByKey(of: { kind: OwnWayKind; key: string }): Promise<{ id: string; memberId: string }[]>
  setWayEnabled(id: string, enabled: boolean): Promise<void>
  removeWay(id: string): Promise<void>
  /** What came of the last attempt; null: it went well. */
  noteWay(id: string, error: string | null): Promise<void>
  /** What is wanted by each of these, and by which ways in use they can be told. */
  choices(
    memberIds: readonly string[],
  ): Promise<Map<string, { preference: NotifyPreference | null; ways: { id: string; kind: OwnWayKind }[] }>>
  sealed(): Promise<Pick<KeptWay, 'id' | 'address'>[]>
  replaceAddress(id: string, address: { from: string; to: string }): Promise<boolean>
}
