import { idSchema, timestampSchema } from '../entities/common.ts'
import { loggedOutcomeSchema, loggedWaySchema } from '../entities/logged.ts'
import { messageSchema } from '../entities/message.ts'
import { body, createRoute, idempotent, idParam, ifMatch, json, problems, z } from './define.ts'

const tags = ['Messages']

const loggedParts = {
  way: loggedWaySchema,
  outcome: loggedOutcomeSchema,
  /** When it took place; not in the future. */
  at: timestampSchema,
  minutes: z.int().min(0).max(1440).nullable(),
  text: z.string().trim().max(200_000),
}

export const newLogSchema = z.object({
  clientId: z.uuid(),
  ...loggedParts,
  /** Joins this one; without it the contact’s own, or a new one, in the channel for calls and visits. */
  conversationId: idSchema.optional(),
  /** With whom, where no conversation says it. */
  contactId: idSchema.optional(),
  /** Somebody who is no contact yet, or is known by this number. */
  person: z
    .object({ name: z.string().trim().max(200).default(''), phone: z.string().trim().min(1).max(60) })
    .optional(),
  channelId: idSchema.optional(),
  /** Somebody still has to do something: a new conversation stays open, and the customer goes on waiting. */
  followUp: z.boolean().default(false),
})

export const logCall = createRoute({
  method: 'post',
  path: '/logs',
  tags,
  summary: 'Write down a call or a visit',
  description:
    'It stands in the conversation as a message of its own kind, is scored and found like others, and counts as an answer where the customer was reached.',
  request: { headers: idempotent, body: body(newLogSchema) },
  responses: { 201: json(messageSchema), ...problems },
})

export const updateLog = createRoute({
  method: 'patch',
  path: '/messages/{id}/log',
  tags,
  summary: 'Correct what you wrote down of a call or a visit',
  request: { params: idParam, headers: ifMatch, body: body(z.object(loggedParts).partial()) },
  responses: { 200: json(messageSchema), ...problems },
})

export const withdrawLog = createRoute({
  method: 'delete',
  path: '/messages/{id}/log',
  tags,
  summary: 'Take back what you wrote down of a call or a visit; its words are gone',
  request: { params: idParam },
  responses: { 200: json(messageSchema), ...problems },
})
