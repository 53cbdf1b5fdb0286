import { OpenAPIHono } from '@hono/zod-openapi'
import * as http from '@hubbub/contracts/http'

const shape = () =>
  new OpenAPIHono()
    .openapi(http.listLabels, null as never)
    .openapi(http.createLabel, null as never)
    .openapi(http.updateLabel, null as never)
    .openapi(http.deleteLabel, null as never)

export type LabelsApi = ReturnType<typeof shape>
