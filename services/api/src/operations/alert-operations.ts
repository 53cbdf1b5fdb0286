import type { WorkspaceOperation } from '../http/operation.ts'
import { backtestAlertRuleOperation } from './alerts/backtest-alert-rule.ts'
import { createAlertRuleOperation } from './alerts/create-alert-rule.ts'
import { deleteAlertRuleOperation } from './alerts/delete-alert-rule.ts'
import { getAlertOperation } from './alerts/get-alert.ts'
import { getAlertRuleOperation } from './alerts/get-alert-rule.ts'
import { listAlertRulesOperation } from './alerts/list-alert-rules.ts'
import { listAlertsOperation } from './alerts/list-alerts.ts'
import { markAlertOperation } from './alerts/mark-alert.ts'
import { listRuleMutesOperation } from './alerts/list-rule-mutes.ts'
import { muteAlertRuleOperation } from './alerts/mute-alert-rule.ts'
import { unmuteAlertRuleOperation } from './alerts/unmute-alert-rule.ts'
import { updateAlertRuleOperation } from './alerts/update-alert-rule.ts'
import { addIncidentTaskOperation } from './incidents/add-incident-task.ts'
import { getIncidentOperation } from './incidents/get-incident.ts'
import { listIncidentsOperation } from './incidents/list-incidents.ts'
import { openIncidentOperation } from './incidents/open-incident.ts'
import { mergeIncidentOperation } from './incidents/merge-incident.ts'
import { splitIncidentOperation } from './incidents/split-incident.ts'
import { setIncidentConversationsOperation } from './incidents/set-incident-conversations.ts'
import { listIncidentMentionsOperation } from './incidents/list-incident-mentions.ts'
import { setIncidentMentionsOperation } from './incidents/set-incident-mentions.ts'
import { listConversationIncidentsOperation } from './incidents/list-conversation-incidents.ts'
import { suggestPlaybooksOperation } from './incidents/suggest-playbooks.ts'
import { choosePlaybookOperation } from './incidents/choose-playbook.ts'
import { createPlaybookOperation } from './playbooks/create-playbook.ts'
import { deletePlaybookOperation } from './playbooks/delete-playbook.ts'
import { getPlaybookOperation } from './playbooks/get-playbook.ts'
import { listPlaybooksOperation } from './playbooks/list-playbooks.ts'
import { updatePlaybookOperation } from './playbooks/update-playbook.ts'
import { listBulkAnswersOperation } from './incidents/list-bulk-answers.ts'
import { previewBulkAnswerOperation } from './incidents/preview-bulk-answer.ts'
import { sendBulkAnswerOperation } from './incidents/send-bulk-answer.ts'
import { retryBulkAnswerOperation } from './incidents/retry-bulk-answer.ts'
import { noteIncidentOperation } from './incidents/note-incident.ts'
import { addIncidentActionOperation } from './incidents/add-incident-action.ts'
import { removeIncidentActionOperation } from './incidents/remove-incident-action.ts'
import { updateIncidentActionOperation } from './incidents/update-incident-action.ts'
import { printReviewOperation } from './incidents/print-review.ts'
import { reviewIncidentOperation } from './incidents/review-incident.ts'
import { setIncidentSeverityOperation } from './incidents/set-incident-severity.ts'
import { settleIncidentTaskOperation } from './incidents/settle-incident-task.ts'
import { updateIncidentOperation } from './incidents/update-incident.ts'

/** alerts.ts, incidents.ts and playbooks.ts of the contracts. */
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
  listRuleMutesOperation,
  muteAlertRuleOperation,
  unmuteAlertRuleOperation,
  addIncidentTaskOperation,
  getIncidentOperation,
  listIncidentsOperation,
  openIncidentOperation,
  mergeIncidentOperation,
  splitIncidentOperation,
  setIncidentConversationsOperation,
  listIncidentMentionsOperation,
  setIncidentMentionsOperation,
  listConversationIncidentsOperation,
  listBulkAnswersOperation,
  previewBulkAnswerOperation,
  sendBulkAnswerOperation,
  retryBulkAnswerOperation,
  setIncidentSeverityOperation,
  noteIncidentOperation,
  suggestPlaybooksOperation,
  choosePlaybookOperation,
  createPlaybookOperation,
  deletePlaybookOperation,
  getPlaybookOperation,
  listPlaybooksOperation,
  updatePlaybookOperation,
  reviewIncidentOperation,
  printReviewOperation,
  addIncidentActionOperation,
  updateIncidentActionOperation,
  removeIncidentActionOperation,
  settleIncidentTaskOperation,
  updateIncidentOperation,
]
