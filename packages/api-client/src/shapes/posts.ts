import { OpenAPIHono } from '@hono/zod-openapi'
import * as http from '@hubbub/contracts/http'

const shape = () =>
  new OpenAPIHono()
    .openapi(http.listPosts, null as never)
    .openapi(http.getPublishTerms, null as never)
    .openapi(http.publishPosts, null as never)
    .openapi(http.getPost, null as never)
    .openapi(http.listPostReplies, null as never)
    .openapi(http.retryPost, null as never)
    .openapi(http.cancelPost, null as never)
    .openapi(http.removePost, null as never)
    .openapi(http.reschedulePost, null as never)

export type PostsApi = ReturnType<typeof shape>
