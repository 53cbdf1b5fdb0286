import { OpenAPIHono } from '@hono/zod-openapi'
import * as http from '@hubbub/contracts/http'

const shape = () =>
  new OpenAPIHono()
    .openapi(http.listViews, null as never)
    .openapi(http.createView, null as never)
    .openapi(http.updateView, null as never)
    .openapi(http.deleteView, null as never)

export type ViewsApi = ReturnType<typeof shape>
