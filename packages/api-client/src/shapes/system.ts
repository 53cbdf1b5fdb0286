import { OpenAPIHono } from '@hono/zod-openapi'
import * as http from '@hubbub/contracts/http'

const shape = () =>
  new OpenAPIHono()
    .openapi(http.getSystemStatus, null as never)
    .openapi(http.listDeadLetters, null as never)
    .openapi(http.retryDeadLetter, null as never)
    .openapi(http.discardDeadLetter, null as never)
    .openapi(http.listQuarantined, null as never)
    .openapi(http.retryQuarantined, null as never)
    .openapi(http.listEvents, null as never)

export type SystemApi = ReturnType<typeof shape>
