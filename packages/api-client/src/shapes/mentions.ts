import { OpenAPIHono } from '@hono/zod-openapi'
import * as http from '@hubbub/contracts/http'

const shape = () =>
  new OpenAPIHono()
    .openapi(http.listMentions, null as never)
    .openapi(http.countMentions, null as never)
    .openapi(http.updateMentions, null as never)
    .openapi(http.getMention, null as never)
    .openapi(http.getMentionReplyTerms, null as never)
    .openapi(http.openMention, null as never)
    .openapi(http.blockMentionAuthor, null as never)

export type MentionsApi = ReturnType<typeof shape>
