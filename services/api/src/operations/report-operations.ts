import type { WorkspaceOperation } from '../http/operation.ts'
import { createReportOperation } from './reports/create-report.ts'
import { deleteReportOperation } from './reports/delete-report.ts'
import { getReportFileOperation } from './reports/get-report-file.ts'
import { listReportRunsOperation } from './reports/list-report-runs.ts'
import { listReportsOperation } from './reports/list-reports.ts'
import { previewReportOperation } from './reports/preview-report.ts'
import { printDashboardOperation } from './reports/print-dashboard.ts'
import { retryReportRunOperation } from './reports/retry-report-run.ts'
import { sendReportOperation } from './reports/send-report.ts'
import { updateReportOperation } from './reports/update-report.ts'
import { updateReportPolicyOperation } from './reports/update-report-policy.ts'

/** reports.ts of the contracts. */
export const reportOperations: readonly WorkspaceOperation[] = [
  createReportOperation,
  deleteReportOperation,
  getReportFileOperation,
  listReportRunsOperation,
  listReportsOperation,
  previewReportOperation,
  printDashboardOperation,
  retryReportRunOperation,
  sendReportOperation,
  updateReportOperation,
  updateReportPolicyOperation,
]
