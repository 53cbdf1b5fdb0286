import { OpenAPIHono } from '@hono/zod-openapi'
import * as http from '@hubbub/contracts/http'

const alerts = () =>
  new OpenAPIHono()
    .openapi(http.listAlertRules, null as never)
    .openapi(http.getAlertRule, null as never)
    .openapi(http.createAlertRule, null as never)
    .openapi(http.updateAlertRule, null as never)
    .openapi(http.deleteAlertRule, null as never)
    .openapi(http.listRuleMutes, null as never)
    .openapi(http.muteAlertRule, null as never)
    .openapi(http.unmuteAlertRule, null as never)
    .openapi(http.backtestAlertRule, null as never)
    .openapi(http.listAlerts, null as never)
    .openapi(http.getAlert, null as never)
    .openapi(http.markAlert, null as never)
export type AlertsApi = ReturnType<typeof alerts>
