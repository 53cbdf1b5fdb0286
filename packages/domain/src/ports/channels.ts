import type { Channel, ChannelHealth, ChannelKind, EmailSettings } from '@hubbub/contracts'

/** A channel as the workers see it. */
export interface WorkChannel {
  id: string
  kind: ChannelKind
  name: string
  address: string
  settings: unknown
  /** Sealed; see the secret box. */
  credentials: string
  cursor: unknown
  enabled: boolean
  health: ChannelHealth
  lastError: string | null
  lastSuccessAt: Date | null
  version: number
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
      changed: boolean
    },
  ): Promise<number>
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
  settings: EmailSettings
  /** As the secret box sealed them. */
  credentials: string
}

export interface ChannelPatch {
  name?: string
  address?: string
  brandId?: string
  defaultTeamId?: string | null
  enabled?: boolean
  settings?: EmailSettings
  credentials?: string
}

/** What the settings need of a channel. Those that were removed are not there. */
export interface ChannelSettingsRepository {
  list(): Promise<Channel[]>
  find(id: string): Promise<Channel | null>
  /** Locked until the transaction ends. */
  lock(id: string): Promise<Channel | null>
  /** As they were sealed. */
  sealedCredentials(id: string): Promise<string | null>
  insert(channel: NewChannel): Promise<void>
  /** Raises the version; new settings or credentials put its health back to `connecting`. */
  update(id: string, patch: ChannelPatch): Promise<void>
  /** Keeps the row for its conversations and forgets the credentials. Returns the new version. */
  remove(id: string, now: Date): Promise<number>
}

export interface ChannelRepository extends ChannelWorkRepository, ChannelSettingsRepository {}
