import { z } from '@hono/zod-openapi'
import { idSchema, refSchema, timestampSchema, versionSchema } from './common.ts'

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

/** How likely a text is each; together 1. */
export const likelihoodsSchema = z.object({ negative: z.number(), neutral: z.number(), positive: z.number() })
export type Likelihoods = z.infer<typeof likelihoodsSchema>

/** How one sentence sounds of a text that is judged by its sentences. */
export const sentimentPartSchema = z.object({
  /** In UTF-16 code units of the scored text. */
  start: z.int(),
  end: z.int(),
  label: sentimentLabelSchema,
  score: z.number().min(-1).max(1),
  /** What share of the whole it makes, from 0 to 1. */
  share: z.number().min(0).max(1),
})
export type SentimentPart = z.infer<typeof sentimentPartSchema>

export const sentimentSchema = z
  .object({
    label: sentimentLabelSchema,
    /** -1 (negative) to 1 (positive). */
    score: z.number().min(-1).max(1),
    confidence: z.number().min(0).max(1),
    terms: z.array(sentimentTermSchema),
    /** Name and version of what scored it. */
    scorer: z.string(),
    /** What the scorer says of the text; left out where it does not say, or cannot tell. */
    likelihoods: likelihoodsSchema.optional(),
    /** Its sentences in their order, where it was judged by them: a mail, and what is longer than a post. */
    parts: z.array(sentimentPartSchema).optional(),
  })
  .openapi('Sentiment')
export type Sentiment = z.infer<typeof sentimentSchema>

/** What a text says of one thing that it names, which may be something else than it says on the whole. */
export const aspectSentimentSchema = z
  .object({
    /** As it is named there. */
    about: z.string(),
    ...sentimentSchema.pick({ label: true, score: true, confidence: true }).shape,
    /** The stretches of the text that are about it, in UTF-16 code units. */
    places: z.array(z.object({ start: z.int(), end: z.int() })),
    /** Whether the text speaks of nothing else. */
    isWhole: z.boolean(),
  })
  .openapi('AspectSentiment')
export type AspectSentiment = z.infer<typeof aspectSentimentSchema>

/** What people say a text is: they are sure, or they say nothing. */
export const correctedLabelSchema = sentimentLabelSchema.exclude(['unsure'])
export type CorrectedLabel = z.infer<typeof correctedLabelSchema>

const scoredSchema = sentimentSchema.pick({ label: true, score: true, confidence: true })

/** Somebody, or a rule that people wrote, says something else than the scorer. */
export const judgementSchema = z
  .object({
    by: z.enum(['person', 'rule']),
    /** Null where a rule says it, or who said it has left. */
    person: refSchema.nullable(),
    rule: z.object({ id: idSchema, phrase: z.string() }).nullable(),
    /** When the person said it. */
    at: timestampSchema.nullable(),
    /** What the scorer had said. */
    scored: scoredSchema,
  })
  .openapi('Judgement')
export type Judgement = z.infer<typeof judgementSchema>

/** How a message counts: as the scorer says, unless `judgement` says who knows better. */
export const messageSentimentSchema = sentimentSchema
  .extend({
    judgement: judgementSchema.optional(),
    /** How it speaks of the brand; left out where it does not name it. */
    aspect: aspectSentimentSchema.optional(),
  })
  .openapi('MessageSentiment')
export type MessageSentiment = z.infer<typeof messageSentimentSchema>

/** ignore: the phrase is left out when the text is scored; else the whole text counts so. */
export const ruleEffectSchema = z.enum(['ignore', ...correctedLabelSchema.options])
export type RuleEffect = z.infer<typeof ruleEffectSchema>

export const sentimentRuleSchema = z
  .object({
    id: idSchema,
    /** Whole words, whatever their case and the space between them. */
    phrase: z.string(),
    effect: ruleEffectSchema,
    /** Null: of every brand. */
    brand: refSchema.nullable(),
    /** Only in what this monitor matched; null: whatever matched it. */
    monitor: refSchema.nullable(),
    createdBy: refSchema.nullable(),
    createdAt: timestampSchema,
    /** applying: what is stored is being judged anew; removing: it holds no longer, and what it changed is being restored. */
    state: z.enum(['applying', 'applied', 'removing']),
    /** Messages that count as they do because of it. */
    decides: z.int(),
    version: versionSchema,
  })
  .openapi('SentimentRule')
export type SentimentRule = z.infer<typeof sentimentRuleSchema>

export const sentimentCorrectionSchema = z
  .object({
    messageId: idSchema,
    conversationId: idSchema.nullable(),
    /** The words that were judged; of what is longer, the beginning. */
    text: z.string(),
    language: z.string().nullable(),
    label: correctedLabelSchema,
    scored: scoredSchema.extend({ scorer: z.string() }),
    /** Null where they have left. */
    by: refSchema.nullable(),
    at: timestampSchema,
  })
  .openapi('SentimentCorrection')
export type SentimentCorrection = z.infer<typeof sentimentCorrectionSchema>

/** How well a scorer does on the corrections of a workspace, as it was measured on a day. */
export const sentimentMeasureSchema = z
  .object({
    scorer: z.string(),
    at: timestampSchema,
    /** Corrections it was measured on. */
    size: z.int(),
    /** Shares from 0 to 1. */
    accuracy: z.number(),
    /** The mean of the shares found of negative, neutral and positive; of the classes that occur. */
    macroRecall: z.number(),
    /** Expected calibration error: how far what it is sure of lies from what is right. */
    calibrationError: z.number(),
  })
  .openapi('SentimentMeasure')
export type SentimentMeasure = z.infer<typeof sentimentMeasureSchema>
