import { OpenAPIHono } from '@hono/zod-openapi'
import * as http from '@hubbub/contracts/http'

const escalations = () =>
  new OpenAPIHono()
    .openapi(http.listEscalations, null as never)
    .openapi(http.getEscalation, null as never)
    .openapi(http.acknowledgeEscalation, null as never)
    .openapi(http.resolveEscalation, null as never)
    .openapi(http.escalateNow, null as never)
    .openapi(http.pageSomebody, null as never)
    .openapi(http.listOwnAlerts, null as never)
    .openapi(http.seeOwnAlerts, null as never)
export type EscalationsApi = ReturnType<typeof escalations>

const onCall = () =>
  new OpenAPIHono()
    .openapi(http.listEscalationPolicies, null as never)
    .openapi(http.createEscalationPolicy, null as never)
    .openapi(http.updateEscalationPolicy, null as never)
    .openapi(http.deleteEscalationPolicy, null as never)
    .openapi(http.listOnCallSchedules, null as never)
    .openapi(http.createOnCallSchedule, null as never)
    .openapi(http.updateOnCallSchedule, null as never)
    .openapi(http.deleteOnCallSchedule, null as never)
    .openapi(http.listShifts, null as never)
    .openapi(http.overrideShift, null as never)
    .openapi(http.swapShifts, null as never)
    .openapi(http.askSwap, null as never)
    .openapi(http.answerSwap, null as never)
    .openapi(http.removeOverride, null as never)
    .openapi(http.getAlertBot, null as never)
    .openapi(http.connectAlertBot, null as never)
    .openapi(http.removeAlertBot, null as never)
export type OnCallApi = ReturnType<typeof onCall>

const notify = () =>
  new OpenAPIHono()
    .openapi(http.getOwnNotify, null as never)
    .openapi(http.setOwnNotify, null as never)
    .openapi(http.addNotifyWebhook, null as never)
    .openapi(http.addNotifyPush, null as never)
    .openapi(http.startTelegramLink, null as never)
    .openapi(http.switchNotifyWay, null as never)
    .openapi(http.removeNotifyWay, null as never)
    .openapi(http.testNotify, null as never)
    .openapi(http.getNotifyTest, null as never)
export type NotifyApi = ReturnType<typeof notify>
