import type { WorkspaceOperation } from '../http/operation.ts'
import { createMonitorOperation } from './monitors/create-monitor.ts'
import { deleteMonitorOperation } from './monitors/delete-monitor.ts'
import { exportMonitorsOperation } from './monitors/export-monitors.ts'
import { getMonitorOperation } from './monitors/get-monitor.ts'
import { importMonitorsOperation } from './monitors/import-monitors.ts'
import { listConversationMatchesOperation } from './monitors/list-conversation-matches.ts'
import { listMonitorSourcesOperation } from './monitors/list-monitor-sources.ts'
import { listMonitorVersionsOperation } from './monitors/list-monitor-versions.ts'
import { listMonitorsOperation } from './monitors/list-monitors.ts'
import { previewMonitorOperation } from './monitors/preview-monitor.ts'
import { updateMonitorOperation } from './monitors/update-monitor.ts'

/** monitors.ts of the contracts; what has a name of its own stands before what is named by an id. */
export const monitorOperations: readonly WorkspaceOperation[] = [
  exportMonitorsOperation,
  importMonitorsOperation,
  previewMonitorOperation,
  listConversationMatchesOperation,
  listMonitorSourcesOperation,
  listMonitorsOperation,
  getMonitorOperation,
  createMonitorOperation,
  updateMonitorOperation,
  deleteMonitorOperation,
  listMonitorVersionsOperation,
]
