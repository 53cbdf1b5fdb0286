import type { Blobs } from '../ports/blobs.ts'
import type { MailOutlet } from '../ports/mail-outlet.ts'
import type { ReportPress } from '../ports/reports.ts'
import type { IsCommon } from '../rules/text-terms.ts'

/** What reports are made and sent by. */
export interface RunTools {
  press: ReportPress
  blobs: Blobs
  isCommon: IsCommon
  outlet: MailOutlet
}
