import { OpenAPIHono } from '@hono/zod-openapi'
import * as http from '@hubbub/contracts/http'

const incidents = () =>
  new OpenAPIHono()
    .openapi(http.listIncidents, null as never)
    .openapi(http.openIncident, null as never)
    .openapi(http.mergeIncident, null as never)
    .openapi(http.setIncidentConversations, null as never)
    .openapi(http.listIncidentMentions, null as never)
    .openapi(http.listConversationIncidents, null as never)
    .openapi(http.suggestPlaybooks, null as never)
    .openapi(http.choosePlaybook, null as never)
    .openapi(http.listPlaybooks, null as never)
    .openapi(http.getPlaybook, null as never)
    .openapi(http.createPlaybook, null as never)
    .openapi(http.updatePlaybook, null as never)
    .openapi(http.deletePlaybook, null as never)
    .openapi(http.listBulkAnswers, null as never)
    .openapi(http.previewBulkAnswer, null as never)
    .openapi(http.sendBulkAnswer, null as never)
    .openapi(http.retryBulkAnswer, null as never)
    .openapi(http.getIncident, null as never)
    .openapi(http.updateIncident, null as never)
    .openapi(http.noteIncident, null as never)
    .openapi(http.addIncidentTask, null as never)
    .openapi(http.settleIncidentTask, null as never)
    .openapi(http.reviewIncident, null as never)
export type IncidentsApi = ReturnType<typeof incidents>
