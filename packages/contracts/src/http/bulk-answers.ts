import { answerPreviewSchema, bulkAnswerContentSchema, bulkAnswerSchema } from '../entities/bulk-answer.ts'
import { idSchema } from '../entities/common.ts'
import { body, createRoute, idParam, json, problems, z } from './define.ts'

const tags = ['Incidents']
/** Of both together. */
export const MOST_ANSWERED = 200
const whom = {
  conversationIds: z.array(idSchema).max(MOST_ANSWERED),
  /** Linked ones. Those that are in no conversation become one as they are answered. */
  mentionIds: z.array(idSchema).max(MOST_ANSWERED).default([]),
}
const answer = bulkAnswerContentSchema.extend(whom)

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
  summary: 'An answer as each conversation and mention would get it, and why it would not; nothing is kept',
  request: { params: idParam, body: body(answer) },
  responses: { 200: json(z.object({ items: z.array(answerPreviewSchema) })), ...problems },
})
export const sendBulkAnswer = createRoute({
  method: 'post',
  path: '/incidents/{id}/answers',
  tags,
  summary:
    'Answer conversations and mentions of an incident together; each reply is sent and followed by itself',
  description:
    'A mention becomes a conversation together with its reply, or not at all. Sent twice under the same id it is one answer. It goes on where whoever sends it is ended in the middle.',
  request: {
    params: idParam,
    body: body(answer.extend({ id: idSchema })),
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
