import { OpenAPIHono } from '@hono/zod-openapi'
import * as http from '@hubbub/contracts/http'

const shape = () =>
  new OpenAPIHono()
    .openapi(http.listChannels, null as never)
    .openapi(http.listChannelKinds, null as never)
    .openapi(http.getChannel, null as never)
    .openapi(http.createChannel, null as never)
    .openapi(http.checkChannel, null as never)
    .openapi(http.updateChannel, null as never)
    .openapi(http.deleteChannel, null as never)
    .openapi(http.getChannelUsage, null as never)
    .openapi(http.getChannelListening, null as never)
    .openapi(http.setChannelBudget, null as never)
    .openapi(http.listChannelGaps, null as never)
    .openapi(http.listChannelRooms, null as never)
    .openapi(http.renewChannelSecret, null as never)

export type ChannelsApi = ReturnType<typeof shape>
