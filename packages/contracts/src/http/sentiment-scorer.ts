import {
  outsideScoreSchema,
  scorerKindSchema,
  scorerModeSchema,
  sentimentScorerSchema,
} from '../entities/sentiment-scorer.ts'
import { body, createRoute, ifMatch, json, noContent, problems, z } from './define.ts'

const tags = ['Sentiment']

const scorerBody = z.object({
  /** Ours have a slash in their names. */
  name: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .regex(/^[^/·]+$/, 'A name without / and ·'),
  kind: scorerKindSchema,
  /** openai: what stands before `/chat/completions`; http: where texts are posted. */
  url: z.url({ protocol: /^https?$/ }).max(2000),
  /** Null with `http`. */
  model: z.string().trim().min(1).max(120).nullable().default(null),
  /** Left out: as it is kept; null: none. */
  key: z.string().min(1).max(4000).nullable().optional(),
  timeoutMs: z.int().min(100).max(15_000).default(4_000),
  dailyBudget: z.int().min(1).max(10_000_000).default(5_000),
  mode: scorerModeSchema.default('compare'),
})

export const getSentimentScorer = createRoute({
  method: 'get',
  path: '/sentiment/scorer',
  tags,
  summary: 'The scorer of somebody else, how it fares and what it has used today',
  responses: { 200: json(z.object({ scorer: sentimentScorerSchema.nullable() })), ...problems },
})

export const putSentimentScorer = createRoute({
  method: 'put',
  path: '/sentiment/scorer',
  tags,
  summary: 'Have texts scored, or only compared, by a model of somebody else',
  description: 'The key is kept sealed and never shown. Another server needs it given again.',
  request: { headers: ifMatch, body: body(scorerBody) },
  responses: { 200: json(sentimentScorerSchema), ...problems },
})

export const deleteSentimentScorer = createRoute({
  method: 'delete',
  path: '/sentiment/scorer',
  tags,
  summary: 'Ask it no more, and forget its key; what it has scored and how it was measured stays',
  responses: { 204: noContent, ...problems },
})

export const trySentimentScorer = createRoute({
  method: 'post',
  path: '/sentiment/scorer/try',
  tags,
  summary: 'Have it score a few texts now; refused with the server’s own words where it does not',
  request: { body: body(z.object({ texts: z.array(z.string().trim().min(1).max(2_000)).min(1).max(10) })) },
  responses: {
    200: json(
      z.object({
        /** In the order of the texts; null where its answer could not be read. */
        results: z.array(outsideScoreSchema.nullable()),
        tookMs: z.int(),
      }),
    ),
    ...problems,
  },
})
