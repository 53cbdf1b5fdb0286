import type { SystemMail } from '@hubbub/channels'
import type { SessionDeps, WorkerDeps } from '@hubbub/worker'

/** What leaves as a mail of the product needs. */
export interface MailDeps extends WorkerDeps, SessionDeps {
  /** Null: it leaves by a mailbox of the workspace. */
  mailer: { send(mail: SystemMail): Promise<string> } | null
  /** Where people find the product; null where nobody has said so. */
  publicUrl: string | null
  /** How often it is looked what is due. */
  lookMs?: number
}
