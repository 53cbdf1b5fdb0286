import type { Blobs, ReportPress } from '@hubbub/domain'
import type { MailDeps } from '../mail-deps.ts'

export interface ReportDeps extends MailDeps {
  blobs: Blobs
  press: ReportPress
}
