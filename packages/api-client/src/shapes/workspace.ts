import { OpenAPIHono } from '@hono/zod-openapi'
import * as http from '@hubbub/contracts/http'

const shape = () =>
  new OpenAPIHono().openapi(http.getWorkspace, null as never).openapi(http.updateWorkspace, null as never)

export type WorkspaceApi = ReturnType<typeof shape>
