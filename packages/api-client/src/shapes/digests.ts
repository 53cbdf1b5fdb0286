import { OpenAPIHono } from '@hono/zod-openapi'
import * as http from '@hubbub/contracts/http'

const digests = () =>
  new OpenAPIHono()
    .openapi(http.getOwnDigest, null as never)
    .openapi(http.setOwnDigest, null as never)
    .openapi(http.listDigests, null as never)
    .openapi(http.getDigest, null as never)
export type DigestsApi = ReturnType<typeof digests>
