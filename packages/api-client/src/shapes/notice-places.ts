import { OpenAPIHono } from '@hono/zod-openapi'
import * as http from '@hubbub/contracts/http'

const shape = () =>
  new OpenAPIHono()
    .openapi(http.listNoticePlaces, null as never)
    .openapi(http.createNoticePlace, null as never)
    .openapi(http.updateNoticePlace, null as never)
    .openapi(http.deleteNoticePlace, null as never)
    .openapi(http.testNoticePlace, null as never)

export type NoticePlacesApi = ReturnType<typeof shape>
