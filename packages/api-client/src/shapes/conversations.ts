import { OpenAPIHono } from '@hono/zod-openapi'
import * as http from '@hubbub/contracts/http'

const shape = () =>
  new OpenAPIHono()
    .openapi(http.listConversations, null as never)
    .openapi(http.countConversations, null as never)
    .openapi(http.bulkUpdateConversations, null as never)
    .openapi(http.bulkUpdateMatching, null as never)
    .openapi(http.getConversation, null as never)
    .openapi(http.updateConversation, null as never)
    .openapi(http.setConversationLabels, null as never)
    .openapi(http.markConversation, null as never)
    .openapi(http.deleteConversation, null as never)

/** Imported as a type only, so that no definition reaches a bundle through here. */
export type ConversationsApi = ReturnType<typeof shape>
