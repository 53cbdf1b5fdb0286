import { answerPreviewSchema, bulkAnswerContentSchema, bulkAnswerSchema } from '../entities/bulk-answer.ts'
import { idSchema } from '../entities/common.ts'
import { body, createRoute, idParam, json, problems, z } from './define.ts'

const tags = ['Incidents']
const whom = z.array(idSchema).min(1).max(200)

export const listBulkAnswers = createRoute({
  method: 'get',
  path: '/incidents/{id}/answers',
  tags,
  summary: 'What its conversations were answered together, the newest first, with what became of each reply',
  request: { params: idParam },
  responses: { 200: json(z.object({ items: z.array(bulkAnswerSchema) })), ...problems },
})
export const previewBulkAnswer = createRoute({
  method: 'post',
  path: '/incidents/{id}/answers/preview',
  tags,
  summary: 'An answer as each conversation would get it, and why it would not; nothing is kept',
  request: { params: idParam, body: body(bulkAnswerContentSchema.extend({ conversationIds: whom })) },
  responses: { 200: json(z.object({ items: z.array(answerPreviewSchema) })), ...problems },
})
export const sendBulkAnswer = createRoute({
  method: 'post',
  path: '/incidents/{id}/answers',
  tags,
  summary: 'Answer conversations of an incident together; each reply is sent and followed by itself',
  description:
    'Sent twice under the same id it is one answer. It goes on where whoever sends it is ended in the middle.',
  request: {
    params: idParam,
    body: body(bulkAnswerContentSchema.extend({ id: idSchema, conversationIds: whom })),
  },
  responses: { 201: json(bulkAnswerSchema), ...problems },
})
export const retryBulkAnswer = createRoute({
  method: 'post',
  path: '/bulk-answers/{id}/retry',
  tags,
  summary: 'Send again what could not be written or was not taken',
  request: { params: idParam },
  responses: { 200: json(bulkAnswerSchema), ...problems },
})
