import type { Channel, ChannelAccount, ChannelHealth, ChannelKind } from '@hubbub/contracts'

/** A channel as it is kept; what can be done with it, the catalogue knows. */
export type KeptChannel = Omit<Channel, 'abilities' | 'webhookUrl' | 'share'>

/** A channel as the workers see it. */
export interface WorkChannel {
  id: string
  kind: ChannelKind
  name: string
  address: string
  settings: unknown
  account: ChannelAccount | null
  /** Sealed; see the secret box. */
  credentials: string
  cursor: unknown
  enabled: boolean
  health: ChannelHealth
  lastError: string | null
  lastSuccessAt: Date | null
  delayedUntil: Date | null
  version: number
  /** It is practised with: nothing leaves by it. */
  drill: boolean
}

/** What the workers need of a channel. */
export interface ChannelWorkRepository {
  /** Null where it is gone. */
  forWork(id: string): Promise<WorkChannel | null>
  lockForWork(id: string): Promise<WorkChannel | null>
  /** @returns the version, raised where `changed`. */
  recordHealth(
    id: string,
    health: {
      health: ChannelHealth
      lastError: string | null
      succeededAt: Date | null
      failedAt: Date | null
      delayedUntil: Date | null
      changed: boolean
    },
  ): Promise<number>
  /** Something about it has changed that people see. @returns the new version, null where it is gone. */
  touch(id: string): Promise<number | null>
  /** Only where they are still `from`: who gave others meanwhile is right. @returns whether they were. */
  replaceCredentials(id: string, sealed: { from: string; to: string }): Promise<boolean>
  /** Tells every collector, in whatever process, that the channel is not what it was; heard once the transaction commits. */
  announce(id: string): Promise<void>
}

export interface NewChannel {
  id: string
  kind: ChannelKind
  name: string
  address: string
  brandId: string
  defaultTeamId: string | null
  settings: Record<string, unknown>
  account: ChannelAccount | null
  /** Every value by which parties of the channel mean us. */
  own: string[]
  /** As the secret box sealed them. */
  credentials: string
}

export interface ChannelPatch {
  name?: string
  address?: string
  brandId?: string
  defaultTeamId?: string | null
  enabled?: boolean
  settings?: Record<string, unknown>
  account?: ChannelAccount | null
  own?: string[]
  credentials?: string
}

/** What the settings need of a channel. Those that were removed are not there. */
export interface ChannelSettingsRepository {
  list(): Promise<KeptChannel[]>
  find(id: string): Promise<KeptChannel | null>
  /** Locked until the transaction ends. */
  lock(id: string): Promise<KeptChannel | null>
  /** As they were sealed. */
  sealedCredentials(id: string): Promise<string | null>
  insert(channel: NewChannel): Promise<void>
  /** Raises the version; new settings or credentials put its health back to `connecting`. */
  update(id: string, patch: ChannelPatch): Promise<void>
  /** Whatever held it up counts no more: it is tried at once. */
  beginAnew(id: string): Promise<void>
  /** Keeps the row for its conversations and forgets the credentials. Returns the new version. */
  remove(id: string, now: Date): Promise<number>
}

export interface ChannelRepository extends ChannelWorkRepository, ChannelSettingsRepository {}
