// What the package shows of reports.
export * from '../ports/reports.ts'
export {
  getReportFile,
  listReportRuns,
  previewReport,
  printDashboard,
  retryReportRun,
  sendReport,
} from './ask-for-run.ts'
export {
  createReport,
  deleteReport,
  listReports,
  updateReport,
  updateReportPolicy,
} from './manage-reports.ts'
export { planReport } from './plan-report.ts'
export type { RunTools } from './run-tools.ts'
export { periodWords } from './report-mail.ts'
export { workOnRun } from './work-on-run.ts'
