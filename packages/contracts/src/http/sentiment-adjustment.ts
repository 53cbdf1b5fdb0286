import { sentimentAdjustmentSchema } from '../entities/sentiment-adjustment.ts'
import { body, createRoute, ifMatch, json, noContent, problems, z } from './define.ts'

const tags = ['Sentiment']

export const getSentimentAdjustment = createRoute({
  method: 'get',
  path: '/sentiment/adjustment',
  tags,
  summary: 'What the scorer has learned from the corrections of this workspace, and whether that is better',
  responses: { 200: json(sentimentAdjustmentSchema), ...problems },
})

export const putSentimentAdjustment = createRoute({
  method: 'put',
  path: '/sentiment/adjustment',
  tags,
  summary: 'Let the scorer learn from corrections, or not: what comes counts so at once',
  request: { headers: ifMatch, body: body(z.object({ enabled: z.boolean() })) },
  responses: { 200: json(sentimentAdjustmentSchema), ...problems },
})

export const forgetSentimentAdjustment = createRoute({
  method: 'delete',
  path: '/sentiment/adjustment',
  tags,
  summary: 'Forget what was learned and learn no more; the corrections stay',
  responses: { 204: noContent, ...problems },
})
