import type { WorkspaceOperation } from '../http/operation.ts'
import { getDrillOperation } from './drills/get-drill.ts'
import { steerDrillOperation } from './drills/steer-drill.ts'
import { listRecordingsOperation } from './drills/list-recordings.ts'
import { startDrillOperation } from './drills/start-drill.ts'
import { acknowledgeEscalationOperation } from './escalation/acknowledge-escalation.ts'
import { getAlertBotOperation } from './escalation/get-alert-bot.ts'
import { connectAlertBotOperation } from './escalation/connect-alert-bot.ts'
import { removeAlertBotOperation } from './escalation/remove-alert-bot.ts'
import { addNotifyPushOperation } from './escalation/add-notify-push.ts'
import { startTelegramLinkOperation } from './escalation/start-telegram-link.ts'
import { addNotifyWebhookOperation } from './escalation/add-notify-webhook.ts'
import { createEscalationPolicyOperation } from './escalation/create-escalation-policy.ts'
import { createOnCallScheduleOperation } from './escalation/create-on-call-schedule.ts'
import { deleteEscalationPolicyOperation } from './escalation/delete-escalation-policy.ts'
import { deleteOnCallScheduleOperation } from './escalation/delete-on-call-schedule.ts'
import { escalateNowOperation } from './escalation/escalate-now.ts'
import { getEscalationOperation } from './escalation/get-escalation.ts'
import { getNotifyTestOperation } from './escalation/get-notify-test.ts'
import { getOwnNotifyOperation } from './escalation/get-own-notify.ts'
import { listEscalationPoliciesOperation } from './escalation/list-escalation-policies.ts'
import { listEscalationsOperation } from './escalation/list-escalations.ts'
import { listOnCallSchedulesOperation } from './escalation/list-on-call-schedules.ts'
import { listOwnAlertsOperation } from './escalation/list-own-alerts.ts'
import { listShiftsOperation } from './escalation/list-shifts.ts'
import { overrideShiftOperation } from './escalation/override-shift.ts'
import { pageSomebodyOperation } from './escalation/page-somebody.ts'
import { removeNotifyWayOperation } from './escalation/remove-notify-way.ts'
import { removeOverrideOperation } from './escalation/remove-override.ts'
import { resolveEscalationOperation } from './escalation/resolve-escalation.ts'
import { seeOwnAlertsOperation } from './escalation/see-own-alerts.ts'
import { setOwnNotifyOperation } from './escalation/set-own-notify.ts'
import { answerSwapOperation } from './escalation/answer-swap.ts'
import { askSwapOperation } from './escalation/ask-swap.ts'
import { swapShiftsOperation } from './escalation/swap-shifts.ts'
import { switchNotifyWayOperation } from './escalation/switch-notify-way.ts'
import { testNotifyOperation } from './escalation/test-notify.ts'
import { updateEscalationPolicyOperation } from './escalation/update-escalation-policy.ts'
import { updateOnCallScheduleOperation } from './escalation/update-on-call-schedule.ts'
import { liftOutboundHoldOperation } from './holding/lift-outbound-hold.ts'
import { listHeldItemsOperation } from './holding/list-held-items.ts'
import { listOutboundHoldsOperation } from './holding/list-outbound-holds.ts'
import { placeOutboundHoldOperation } from './holding/place-outbound-hold.ts'
import { settleHeldItemOperation } from './holding/settle-held-item.ts'

/** escalations.ts and outbound-holds.ts of the contracts. */
export const escalationOperations: readonly WorkspaceOperation[] = [
  liftOutboundHoldOperation,
  listHeldItemsOperation,
  listOutboundHoldsOperation,
  placeOutboundHoldOperation,
  settleHeldItemOperation,
  acknowledgeEscalationOperation,
  startDrillOperation,
  listRecordingsOperation,
  steerDrillOperation,
  getDrillOperation,
  addNotifyWebhookOperation,
  startTelegramLinkOperation,
  addNotifyPushOperation,
  removeAlertBotOperation,
  connectAlertBotOperation,
  getAlertBotOperation,
  createEscalationPolicyOperation,
  createOnCallScheduleOperation,
  deleteEscalationPolicyOperation,
  deleteOnCallScheduleOperation,
  escalateNowOperation,
  getEscalationOperation,
  getNotifyTestOperation,
  getOwnNotifyOperation,
  listEscalationPoliciesOperation,
  listEscalationsOperation,
  listOnCallSchedulesOperation,
  listOwnAlertsOperation,
  listShiftsOperation,
  overrideShiftOperation,
  pageSomebodyOperation,
  removeNotifyWayOperation,
  removeOverrideOperation,
  resolveEscalationOperation,
  seeOwnAlertsOperation,
  setOwnNotifyOperation,
  answerSwapOperation,
  askSwapOperation,
  swapShiftsOperation,
  switchNotifyWayOperation,
  testNotifyOperation,
  updateEscalationPolicyOperation,
  updateOnCallScheduleOperation,
]
