import type { WorkspaceOperation } from '../http/operation.ts'
import { backtestAlertRuleOperation } from './alerts/backtest-alert-rule.ts'
import { createAlertRuleOperation } from './alerts/create-alert-rule.ts'
import { deleteAlertRuleOperation } from './alerts/delete-alert-rule.ts'
import { getAlertOperation } from './alerts/get-alert.ts'
import { getAlertRuleOperation } from './alerts/get-alert-rule.ts'
import { listAlertRulesOperation } from './alerts/list-alert-rules.ts'
import { listAlertsOperation } from './alerts/list-alerts.ts'
import { markAlertOperation } from './alerts/mark-alert.ts'
import { updateAlertRuleOperation } from './alerts/update-alert-rule.ts'
import { addIncidentTaskOperation } from './incidents/add-incident-task.ts'
import { getIncidentOperation } from './incidents/get-incident.ts'
import { listIncidentsOperation } from './incidents/list-incidents.ts'
import { openIncidentOperation } from './incidents/open-incident.ts'
import { mergeIncidentOperation } from './incidents/merge-incident.ts'
import { setIncidentConversationsOperation } from './incidents/set-incident-conversations.ts'
import { listIncidentMentionsOperation } from './incidents/list-incident-mentions.ts'
import { listConversationIncidentsOperation } from './incidents/list-conversation-incidents.ts'
import { noteIncidentOperation } from './incidents/note-incident.ts'
import { reviewIncidentOperation } from './incidents/review-incident.ts'
import { settleIncidentTaskOperation } from './incidents/settle-incident-task.ts'
import { updateIncidentOperation } from './incidents/update-incident.ts'

/** alerts.ts and incidents.ts of the contracts. */
export const alertOperations: readonly WorkspaceOperation[] = [
  backtestAlertRuleOperation,
  createAlertRuleOperation,
  deleteAlertRuleOperation,
  getAlertOperation,
  getAlertRuleOperation,
  listAlertRulesOperation,
  listAlertsOperation,
  markAlertOperation,
  updateAlertRuleOperation,
  addIncidentTaskOperation,
  getIncidentOperation,
  listIncidentsOperation,
  openIncidentOperation,
  mergeIncidentOperation,
  setIncidentConversationsOperation,
  listIncidentMentionsOperation,
  listConversationIncidentsOperation,
  noteIncidentOperation,
  reviewIncidentOperation,
  settleIncidentTaskOperation,
  updateIncidentOperation,
]
