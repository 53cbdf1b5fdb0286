import { z } from '@hono/zod-openapi'

/** `unsure` where the scorer cannot tell, e.g. a language it does not know: not the same as neutral. */
export const sentimentLabelSchema = z.enum(['negative', 'neutral', 'positive', 'unsure'])
export type SentimentLabel = z.infer<typeof sentimentLabelSchema>

/** A span of the scored text that moved the score; offsets are UTF-16 code units. */
export const sentimentTermSchema = z.object({
  start: z.int(),
  end: z.int(),
  text: z.string(),
  weight: z.number(),
})
export type SentimentTerm = z.infer<typeof sentimentTermSchema>

export const sentimentSchema = z
  .object({
    label: sentimentLabelSchema,
    /** -1 (negative) to 1 (positive). */
    score: z.number().min(-1).max(1),
    confidence: z.number().min(0).max(1),
    terms: z.array(sentimentTermSchema),
    /** Name and version of what scored it. */
    scorer: z.string(),
  })
  .openapi('Sentiment')
export type Sentiment = z.infer<typeof sentimentSchema>
