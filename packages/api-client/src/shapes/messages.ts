import { OpenAPIHono } from '@hono/zod-openapi'
import * as http from '@hubbub/contracts/http'

const shape = () =>
  new OpenAPIHono()
    .openapi(http.listMessages, null as never)
    .openapi(http.listParticipants, null as never)
    .openapi(http.sendReply, null as never)
    .openapi(http.getReplyTerms, null as never)
    .openapi(http.listReplyTemplates, null as never)
    .openapi(http.addNote, null as never)
    .openapi(http.getMessage, null as never)
    .openapi(http.retryMessage, null as never)
    .openapi(http.actOnMessage, null as never)
    .openapi(http.rescheduleMessage, null as never)
    .openapi(http.cancelMessage, null as never)
    .openapi(http.logCall, null as never)
    .openapi(http.updateLog, null as never)
    .openapi(http.withdrawLog, null as never)

export type MessagesApi = ReturnType<typeof shape>
