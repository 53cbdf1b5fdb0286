import { OpenAPIHono } from '@hono/zod-openapi'
import * as http from '@hubbub/contracts/http'

const shape = () =>
  new OpenAPIHono()
    .openapi(http.listApiKeys, null as never)
    .openapi(http.createApiKey, null as never)
    .openapi(http.revokeApiKey, null as never)

export type ApiKeysApi = ReturnType<typeof shape>
