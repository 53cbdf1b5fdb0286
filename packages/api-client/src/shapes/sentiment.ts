import { OpenAPIHono } from '@hono/zod-openapi'
import * as http from '@hubbub/contracts/http'

const shape = () =>
  new OpenAPIHono()
    .openapi(http.correctSentiment, null as never)
    .openapi(http.listSentimentCorrections, null as never)
    .openapi(http.getSentimentAccuracy, null as never)
    .openapi(http.listSentimentRules, null as never)
    .openapi(http.createSentimentRule, null as never)
    .openapi(http.previewSentimentRule, null as never)
    .openapi(http.deleteSentimentRule, null as never)
    .openapi(http.getSentimentAdjustment, null as never)
    .openapi(http.putSentimentAdjustment, null as never)
    .openapi(http.forgetSentimentAdjustment, null as never)
    .openapi(http.getSentimentScorer, null as never)
    .openapi(http.putSentimentScorer, null as never)
    .openapi(http.deleteSentimentScorer, null as never)
    .openapi(http.trySentimentScorer, null as never)
    .openapi(http.correctMarks, null as never)
    .openapi(http.correctConversations, null as never)
    .openapi(http.listMarks, null as never)
    .openapi(http.putMarkRoute, null as never)

export type SentimentApi = ReturnType<typeof shape>
