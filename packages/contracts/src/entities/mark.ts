import { z } from '@hono/zod-openapi'
import { idSchema, refSchema, timestampSchema } from './common.ts'
import { prioritySchema } from './priority.ts'

/** What a message may be besides how it sounds; churn: its author is about to leave. */
export const markKindSchema = z.enum(['complaint', 'question', 'praise', 'buying', 'churn', 'anger'])
export type MarkKind = z.infer<typeof markKindSchema>

/** A mark that was found in a text, with the words that say so; offsets are UTF-16 code units. */
export const foundMarkSchema = z.object({
  kind: markKindSchema,
  start: z.int(),
  end: z.int(),
  text: z.string(),
})
export type FoundMark = z.infer<typeof foundMarkSchema>

export const messageMarkSchema = z
  .object({
    kind: markKindSchema,
    /** Whether the message bears it: as it was found, unless somebody says otherwise. */
    carries: z.boolean(),
    /** Null where it was not found. */
    found: foundMarkSchema.omit({ kind: true }).nullable(),
    /** Who put it on or took it off. */
    correction: z.object({ by: refSchema.nullable(), at: timestampSchema }).nullable(),
  })
  .openapi('MessageMark')
export type MessageMark = z.infer<typeof messageMarkSchema>

/** How well a kind of mark was found on texts that people marked. */
export const markFigureSchema = z.object({
  /** written: 40 messages written for it; tweets: a public corpus of emotions; airline: tweets to airlines, the negative ones taken for complaints. */
  on: z.enum(['written', 'tweets', 'airline']),
  /** Of those found, the share that is right; null where none was found. */
  precision: z.number().nullable(),
  /** Of those there, the share that is found. */
  recall: z.number(),
  /** Texts that bear it. */
  size: z.int(),
})

type MarkFigure = z.infer<typeof markFigureSchema>

/** As `pnpm eval marks` measures them. */
export const markFigures: Record<MarkKind, MarkFigure[]> = {
  complaint: [
    { on: 'written', precision: 1, recall: 0.583, size: 12 },
    { on: 'airline', precision: 0.964, recall: 0.252, size: 6360 },
  ],
  question: [{ on: 'written', precision: 1, recall: 0.833, size: 12 }],
  praise: [{ on: 'written', precision: 1, recall: 0.8, size: 5 }],
  buying: [{ on: 'written', precision: 1, recall: 1, size: 4 }],
  churn: [{ on: 'written', precision: 1, recall: 1, size: 6 }],
  anger: [
    { on: 'written', precision: 1, recall: 1, size: 6 },
    { on: 'tweets', precision: 0.907, recall: 0.338, size: 1560 },
  ],
}

export const markStandingSchema = z
  .object({
    kind: markKindSchema,
    figures: z.array(markFigureSchema),
    /** Messages of the last 30 days that bear it. */
    recent: z.int(),
    /** What people of this workspace said: found and right, found and wrong, not found. */
    corrections: z.object({ confirmed: z.int(), takenOff: z.int(), putOn: z.int() }),
    /** What a conversation is raised to at least when its customer says something that bears the mark. */
    priority: prioritySchema.exclude(['none']).nullable(),
    /** Whose a conversation becomes that begins with it. */
    teamId: idSchema.nullable(),
  })
  .openapi('MarkStanding')
export type MarkStanding = z.infer<typeof markStandingSchema>
