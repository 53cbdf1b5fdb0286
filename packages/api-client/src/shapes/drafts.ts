import { OpenAPIHono } from '@hono/zod-openapi'
import * as http from '@hubbub/contracts/http'

const shape = () =>
  new OpenAPIHono()
    .openapi(http.listDrafts, null as never)
    .openapi(http.saveDraft, null as never)
    .openapi(http.deleteDraft, null as never)

export type DraftsApi = ReturnType<typeof shape>
