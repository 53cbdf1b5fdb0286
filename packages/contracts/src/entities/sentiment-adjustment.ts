import { z } from '@hono/zod-openapi'
import { timestampSchema } from './common.ts'

/** From so many corrections on the scorer learns from them. */
export const ADJUSTMENT_CORRECTIONS = 200

/** How well corrections were met that nothing was learned from. */
export const heldOutSchema = z.object({
  /** Shares from 0 to 1; the mean over negative, neutral and positive, and over all corrections. */
  macroRecall: z.number(),
  accuracy: z.number(),
  /** In natural logarithms, each class counting alike; less is better. */
  logLoss: z.number(),
})
export type HeldOut = z.infer<typeof heldOutSchema>

/**
 * none: nothing was learned, or it is forgotten; taken: what was learned is better; not-better: it is not, and the weights
 * that ship count alone; too-few: of the corrections too few are left, or in languages that can be scored.
 */
export const adjustmentOutcomeSchema = z.enum(['none', 'taken', 'not-better', 'too-few'])
export type AdjustmentOutcome = z.infer<typeof adjustmentOutcomeSchema>

/** What the scorer has learned from the corrections of a workspace. */
export const sentimentAdjustmentSchema = z
  .object({
    /** Off: what was learned does not count, and nothing is learned. */
    enabled: z.boolean(),
    outcome: adjustmentOutcomeSchema,
    /** Corrections that are there now, and how many it takes. */
    corrections: z.int(),
    needed: z.int(),
    learnedAt: timestampSchema.nullable(),
    /** Corrections that were there when it was learned. */
    learnedFrom: z.int(),
    /** By the weights that ship, and with what was learned; each correction was kept from what judged it. */
    before: heldOutSchema.nullable(),
    after: heldOutSchema.nullable(),
    /** How likely the gain is chance, from 0 to 1. */
    doubt: z.number().nullable(),
    /** Messages that still count by what was learned, where that counts no longer: they are being scored again. */
    toRescore: z.int(),
    /** Zero where nothing was ever learned or said. */
    version: z.int(),
  })
  .openapi('SentimentAdjustment')
export type SentimentAdjustment = z.infer<typeof sentimentAdjustmentSchema>
