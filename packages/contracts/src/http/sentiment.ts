import { idSchema, pageOf, pageQuerySchema } from '../entities/common.ts'
import {
  correctedLabelSchema,
  ruleEffectSchema,
  sentimentCorrectionSchema,
  sentimentMeasureSchema,
  sentimentRuleSchema,
} from '../entities/sentiment.ts'
import { MOST_MATCHING } from '../entities/conversation.ts'
import { bulkMatchingSchema } from './conversations.ts'
import { body, createRoute, idempotent, idParam, json, noContent, problems, z } from './define.ts'

const tags = ['Sentiment']

export const correctionInputSchema = z.object({
  messageId: idSchema,
  /** Null takes the correction back. */
  label: correctedLabelSchema.nullable(),
  /** Only where its correction still is this one (null: none); left out, whatever it is. */
  expect: correctedLabelSchema.nullable().optional(),
})
export type CorrectionInput = z.infer<typeof correctionInputSchema>

const correctedSchema = z.object({
  /** Messages. */
  changed: z.array(idSchema),
  /** Those whose correction is not the expected one any more. */
  kept: z.array(idSchema),
  /** Those that are not there, are not to be seen, or were not said to us. */
  missing: z.array(idSchema),
  /** Can be posted as it is, so many at a time as are corrected together, to bring back what was changed. */
  undo: z.array(correctionInputSchema),
})

/** How many messages are corrected together. */
export const MAX_CORRECTIONS = 200
export const correctSentiment = createRoute({
  method: 'post',
  path: '/sentiment/corrections',
  tags,
  summary: 'Say of messages how they are meant, or take that back',
  description: 'Counts at once, for the message and its conversation, and is kept to measure scorers by.',
  request: {
    headers: idempotent,
    body: body(z.object({ corrections: z.array(correctionInputSchema).min(1).max(MAX_CORRECTIONS) })),
  },
  responses: {
    200: json(correctedSchema),
    ...problems,
  },
})

export const correctConversations = createRoute({
  method: 'post',
  path: '/sentiment/corrections/conversations',
  tags,
  summary: 'Say how the last word of each customer is meant',
  description: `The newest message of the customer in each conversation; of all that a list shows, in at most ${MOST_MATCHING}. Conversations in which the customer has said nothing are left out.`,
  request: {
    headers: idempotent,
    body: body(
      z.object({
        label: correctedLabelSchema,
        /** These, or all that match. */
        of: z.union([
          z.object({ ids: z.array(idSchema).min(1).max(MAX_CORRECTIONS) }),
          z.object({ filter: bulkMatchingSchema.shape.filter }),
        ]),
      }),
    ),
  },
  responses: { 200: json(correctedSchema), ...problems },
})

export const listSentimentCorrections = createRoute({
  method: 'get',
  path: '/sentiment/corrections',
  tags,
  summary: 'What people have said of messages, newest first',
  request: { query: pageQuerySchema },
  responses: { 200: json(pageOf(sentimentCorrectionSchema)), ...problems },
})

export const getSentimentAccuracy = createRoute({
  method: 'get',
  path: '/sentiment/accuracy',
  tags,
  summary: 'How well scorers do on the corrections of this workspace',
  responses: {
    200: json(
      z.object({
        /** The corrections that scorers are measured on, by what people say and what the scorer had said. */
        confusion: z.array(
          z.object({
            label: correctedLabelSchema,
            scored: z.enum(['negative', 'neutral', 'positive', 'unsure']),
            count: z.int(),
          }),
        ),
        /** By the Monday of the week in UTC. */
        weeks: z.array(z.object({ week: z.iso.date(), corrections: z.int(), agreed: z.int() })),
        measures: z.array(sentimentMeasureSchema),
      }),
    ),
    ...problems,
  },
})

export const listSentimentRules = createRoute({
  method: 'get',
  path: '/sentiment/rules',
  tags,
  summary: 'Phrases that people have judged once for all',
  responses: { 200: json(z.object({ items: z.array(sentimentRuleSchema) })), ...problems },
})

const ruleBody = z.object({
  phrase: z.string().trim().min(2).max(120),
  effect: ruleEffectSchema,
  /** Only in messages of this brand. */
  brandId: idSchema.nullable().default(null),
  /** Only in what this monitor matched, whatever the brand; not together with a brand. */
  monitorId: idSchema.nullable().default(null),
})

export const createSentimentRule = createRoute({
  method: 'post',
  path: '/sentiment/rules',
  tags,
  summary: 'Judge a phrase: what comes counts so at once, what is stored within moments',
  request: { body: body(ruleBody) },
  responses: { 201: json(sentimentRuleSchema), ...problems },
})

export const deleteSentimentRule = createRoute({
  method: 'delete',
  path: '/sentiment/rules/{id}',
  tags,
  summary: 'Let a phrase count as the scorer says; what it had changed is restored within moments',
  request: { params: idParam },
  responses: { 204: noContent, ...problems },
})

export const previewSentimentRule = createRoute({
  method: 'post',
  path: '/sentiment/rules/preview',
  tags,
  summary: 'Which stored messages hold a phrase',
  request: { body: body(ruleBody.omit({ effect: true })) },
  responses: {
    200: json(
      z.object({
        /** Of the newest 30 days; what people corrected themselves stays as they said. */
        count: z.int(),
        sample: z.array(
          z.object({
            messageId: idSchema,
            text: z.string(),
            label: correctedLabelSchema.or(z.literal('unsure')),
          }),
        ),
      }),
    ),
    ...problems,
  },
})
