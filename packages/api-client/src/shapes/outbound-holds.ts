import { OpenAPIHono } from '@hono/zod-openapi'
import * as http from '@hubbub/contracts/http'

const shape = () =>
  new OpenAPIHono()
    .openapi(http.listOutboundHolds, null as never)
    .openapi(http.placeOutboundHold, null as never)
    .openapi(http.liftOutboundHold, null as never)
    .openapi(http.listHeldItems, null as never)
    .openapi(http.settleHeldItem, null as never)

export type OutboundHoldsApi = ReturnType<typeof shape>
