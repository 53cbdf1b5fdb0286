import { OpenAPIHono } from '@hono/zod-openapi'
import * as http from '@hubbub/contracts/http'

const shape = () =>
  new OpenAPIHono()
    .openapi(http.listCannedResponses, null as never)
    .openapi(http.createCannedResponse, null as never)
    .openapi(http.updateCannedResponse, null as never)
    .openapi(http.deleteCannedResponse, null as never)

export type CannedResponsesApi = ReturnType<typeof shape>
