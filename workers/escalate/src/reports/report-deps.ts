import type { SystemMail } from '@hubbub/channels'
import type { Blobs, ReportPress } from '@hubbub/domain'
import type { SessionDeps, WorkerDeps } from '@hubbub/worker'

export interface ReportDeps extends WorkerDeps, SessionDeps {
  blobs: Blobs
  press: ReportPress
  /** Null: reports leave by a mailbox of the workspace. */
  mailer: { send(mail: SystemMail): Promise<string> } | null
  /** Where people find the product; null where nobody has said so. */
  publicUrl: string | null
  /** How often it is looked what is due. */
  lookMs?: number
}
