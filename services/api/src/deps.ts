import type { AlertBots, Channel } from '@hubbub/channels'
import type { ChannelKind, Clock, Ids } from '@hubbub/contracts'
import type { Database } from '@hubbub/database'
import type { Blobs, Queues, ReplyTools, ReportPress, Signals, Store } from '@hubbub/domain'
import type { ConfigOf, Keyring, Metrics } from '@hubbub/runtime'
import type { config } from './api.config.ts'
import type { HealthSource } from './context.ts'
import type { LimitStore } from './limits/create-request-limits.ts'
import type { SystemMailer } from './links.ts'

export type ApiSettings = ConfigOf<typeof config>

/** What the API needs of a channel: all but its connection. */
export type ApiChannel = Omit<Channel, 'connect' | 'capabilities'>

/** Everything the API stands on; whoever starts it owns these and closes them. */
export interface ApiDeps {
  settings: ApiSettings
  database: Pick<Database, 'auth' | 'system' | 'leases' | 'listen'>
  store: Store
  keyring: Keyring
  signals: Signals
  queues: Queues
  blobs: Blobs
  /** Makes files of reports. */
  press: ReportPress
  /** The networks that can be connected. */
  channels: ReadonlyMap<ChannelKind, ApiChannel>
  /** Asks Telegram of bots that tell people. */
  alertBots: Pick<AlertBots, 'check'>
  /** Whether notices may be posted to servers of the private network; they may unless said. */
  allowPrivateHosts?: boolean
  signThread: ReplyTools['signThread']
  /** Null where no mail of the system can be sent. */
  mailer: SystemMailer | null
  /** Where requests are counted; the database, if nothing else is said. */
  limitStore?: LimitStore
  demo: boolean
  clock: Clock
  ids: Ids
  metrics: Metrics
  health: HealthSource
}
