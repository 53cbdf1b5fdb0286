import { z } from '@hono/zod-openapi'
import { timestampSchema, versionSchema } from './common.ts'
import { sentimentLabelSchema } from './sentiment.ts'

/** openai: chat completions as OpenAI and many local servers speak them; http: the contract of docs/sentiment-scorer.md. */
export const scorerKindSchema = z.enum(['openai', 'http'])
export type ScorerKind = z.infer<typeof scorerKindSchema>

/** compare: it is only measured; use: what it says counts, and ours takes its place where it says nothing. */
export const scorerModeSchema = z.enum(['compare', 'use'])
export type ScorerMode = z.infer<typeof scorerModeSchema>

/** Why texts were scored by ours instead. `resting`: it had failed several times in a row and is left alone for a while. */
export const fallbackReasonSchema = z.enum([
  'timed-out',
  'failed',
  'rate-limited',
  'unreadable',
  'over-budget',
  'resting',
])
export type FallbackReason = z.infer<typeof fallbackReasonSchema>

/** Somebody else's model that scores the texts of a workspace. */
export const sentimentScorerSchema = z
  .object({
    name: z.string(),
    /** Under which name its scores and measures stand. */
    scorer: z.string(),
    kind: scorerKindSchema,
    url: z.string(),
    /** Null with `http`. */
    model: z.string().nullable(),
    hasKey: z.boolean(),
    /** For all texts that are scored together. */
    timeoutMs: z.int(),
    /** Texts a day, in UTC. */
    dailyBudget: z.int(),
    mode: scorerModeSchema,
    /** Not asked before then; null where it is asked. */
    restsUntil: timestampSchema.nullable(),
    /** The server's own words; null once it went well again. */
    lastError: z.string().nullable(),
    lastErrorAt: timestampSchema.nullable(),
    /** Since midnight in UTC. */
    today: z.object({
      /** Texts that count against the budget. */
      asked: z.int(),
      /** Texts that count as it says. */
      scored: z.int(),
      fellBack: z.array(z.object({ reason: fallbackReasonSchema, count: z.int() })),
      /** Of the sample that is taken to compare. */
      agreed: z.int(),
      differed: z.int(),
    }),
    version: versionSchema,
  })
  .openapi('SentimentScorer')
export type SentimentScorer = z.infer<typeof sentimentScorerSchema>

export const outsideScoreSchema = z.object({
  label: sentimentLabelSchema,
  score: z.number().min(-1).max(1),
  confidence: z.number().min(0).max(1),
})
export type OutsideScore = z.infer<typeof outsideScoreSchema>
