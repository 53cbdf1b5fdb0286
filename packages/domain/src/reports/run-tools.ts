import type { Blobs } from '../ports/blobs.ts'
import type { ReportOutlet, ReportPress } from '../ports/reports.ts'
import type { IsCommon } from '../rules/text-terms.ts'

/** What reports are made and sent by. */
export interface RunTools {
  press: ReportPress
  blobs: Blobs
  isCommon: IsCommon
  outlet: ReportOutlet
}
