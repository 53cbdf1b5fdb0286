import { OpenAPIHono } from '@hono/zod-openapi'
import * as http from '@hubbub/contracts/http'

const shape = () => new OpenAPIHono().openapi(http.uploadAttachment, null as never)

export type AttachmentsApi = ReturnType<typeof shape>
