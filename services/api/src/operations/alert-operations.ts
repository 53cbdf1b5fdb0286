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

/** alerts.ts of the contracts. */
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
]
