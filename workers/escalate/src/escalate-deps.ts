import type { AlertBots, SystemMail } from '@hubbub/channels'
import type { Keyring } from '@hubbub/runtime'
import type { SessionDeps, WorkerDeps } from '@hubbub/worker'

export interface EscalateDeps extends WorkerDeps, SessionDeps {
  keyring: Keyring
  /** Null: alerts leave by a mailbox of the workspace. */
  mailer: { send(mail: SystemMail): Promise<string> } | null
  /** Those by which people are told in Telegram. */
  alertBots: AlertBots
  /** Whether addresses may be on servers of the private network; they may unless said. */
  allowPrivateHosts?: boolean
  /** How often it is looked what is due. */
  lookMs?: number
  /** Who was just told by a way rests from it so long; what comes meanwhile is told together. */
  restMs?: number
}
