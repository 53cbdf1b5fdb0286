import type { WorkspaceOperation } from '../http/operation.ts'
import { createAnnotationOperation } from './analytics/create-annotation.ts'
import { createDashboardOperation } from './analytics/create-dashboard.ts'
import { deleteAnnotationOperation } from './analytics/delete-annotation.ts'
import { deleteDashboardOperation } from './analytics/delete-dashboard.ts'
import { getAspectPhrasesOperation } from './analytics/get-aspect-phrases.ts'
import { getBreakdownOperation } from './analytics/get-breakdown.ts'
import { getCoverageOperation } from './analytics/get-coverage.ts'
import { getRisingTermsOperation } from './analytics/get-rising-terms.ts'
import { getTopAuthorsOperation } from './analytics/get-top-authors.ts'
import { getVolumeOperation } from './analytics/get-volume.ts'
import { getWeekTallyOperation } from './analytics/get-week-tally.ts'
import { listDashboardsOperation } from './analytics/list-dashboards.ts'
import { listCountedMonitorsOperation } from './analytics/list-counted-monitors.ts'
import { listMatchedOperation } from './analytics/list-matched.ts'
import { updateDashboardOperation } from './analytics/update-dashboard.ts'

/** analytics.ts of the contracts. */
export const analyticsOperations: readonly WorkspaceOperation[] = [
  createAnnotationOperation,
  createDashboardOperation,
  deleteAnnotationOperation,
  deleteDashboardOperation,
  getAspectPhrasesOperation,
  getBreakdownOperation,
  getCoverageOperation,
  getRisingTermsOperation,
  getTopAuthorsOperation,
  getVolumeOperation,
  getWeekTallyOperation,
  listDashboardsOperation,
  listCountedMonitorsOperation,
  listMatchedOperation,
  updateDashboardOperation,
]
