import { OpenAPIHono } from '@hono/zod-openapi'
import * as http from '@hubbub/contracts/http'

const shape = () =>
  new OpenAPIHono()
    .openapi(http.getMe, null as never)
    .openapi(http.getSetup, null as never)
    .openapi(http.setUp, null as never)
    .openapi(http.signInByLink, null as never)
    .openapi(http.signInDemo, null as never)
    .openapi(http.getInvitation, null as never)
    .openapi(http.acceptInvitation, null as never)
    .openapi(http.getHealth, null as never)

export type AccountApi = ReturnType<typeof shape>
