import { OpenAPIHono } from '@hono/zod-openapi'
import * as http from '@hubbub/contracts/http'

const drills = () =>
  new OpenAPIHono()
    .openapi(http.listRecordings, null as never)
    .openapi(http.startDrill, null as never)
    .openapi(http.getDrill, null as never)
    .openapi(http.steerDrill, null as never)
export type DrillsApi = ReturnType<typeof drills>
