import type { ChannelHealth, ChannelKind } from '@hubbub/contracts'

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

export interface ChannelRepository extends ChannelWorkRepository {}
