import type { Permission } from '@hubbub/contracts'

/** What each operation on reports needs, and on what monitors matched in conversations. */
export const reportNeeds: Record<string, Permission> = {
  listReports: 'report:read',
  createReport: 'report:write',
  updateReport: 'report:write',
  deleteReport: 'report:write',
  sendReport: 'report:write',
  listReportRuns: 'report:read',
  retryReportRun: 'report:write',
  getReportFile: 'report:read',
  previewReport: 'report:read',
  updateReportPolicy: 'workspace:write',
  printDashboard: 'mention:read',
  listConversationMatches: 'monitor:read',
}
