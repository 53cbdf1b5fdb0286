import { z } from 'zod'
import { conversationStatusSchema } from './entities/conversation.ts'
import { markKindSchema } from './entities/mark.ts'
import { prioritySchema } from './entities/priority.ts'
import { sentimentLabelSchema } from './entities/sentiment.ts'

const oneOf = <F extends string, V extends z.ZodType>(field: F, value: V) =>
  z.object({ field: z.literal(field), op: z.enum(['is', 'is-not']), value: z.array(value).min(1).max(50) })
const age = <F extends string>(field: F) =>
  z.object({
    field: z.literal(field),
    op: z.enum(['over', 'under']),
    /** Hours ago. */
    value: z.number().min(0).max(100_000),
  })

/** One thing asked of a conversation. What lists values holds for any of them. */
export const conditionSchema = z.discriminatedUnion('field', [
  oneOf('status', conversationStatusSchema),
  oneOf('priority', prioritySchema),
  oneOf('sentiment', sentimentLabelSchema),
  oneOf('mark', markKindSchema),
  /** `me` is whoever asks; `nobody` has none. */
  oneOf('assignee', z.union([z.enum(['me', 'nobody']), z.uuid()])),
  oneOf('team', z.union([z.literal('none'), z.uuid()])),
  oneOf('label', z.uuid()),
  oneOf('channel', z.uuid()),
  oneOf('brand', z.uuid()),
  oneOf('contact', z.uuid()),
  /** What somebody said in it was matched by one of them; those that one does not see match nothing. */
  oneOf('monitor', z.uuid()),
  z.object({ field: z.literal('unread'), op: z.literal('is'), value: z.boolean() }),
  z.object({
    field: z.literal('subject'),
    op: z.enum(['contains', 'contains-not']),
    value: z.string().trim().min(1).max(200),
  }),
  /** How long the customer has been waiting for an answer; who does not wait meets neither. */
  age('waiting'),
  age('activity'),
  age('created'),
])
export type Condition = z.infer<typeof conditionSchema>
export type ConditionField = Condition['field']

const match = z.enum(['all', 'any'])
const groupOf = <T extends z.ZodType>(part: T) => z.object({ match, parts: z.array(part).min(1).max(20) })
const innerSchema = groupOf(conditionSchema)
const middleSchema = groupOf(z.union([conditionSchema, innerSchema]))

/** Conditions joined by and / or, in groups up to three deep. */
export const conditionGroupSchema = groupOf(z.union([conditionSchema, middleSchema]))
/** The same for code that walks it: a group is a group at every depth. */
export interface ConditionGroup {
  match: z.infer<typeof match>
  parts: (Condition | ConditionGroup)[]
}

export const isGroup = (part: Condition | ConditionGroup): part is ConditionGroup => 'parts' in part

/** A group as the text of a query; what is none gives an issue that says why. */
export const conditionTextSchema = z
  .string()
  .max(8_000)
  .transform((text, ctx): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      ctx.addIssue({ code: 'custom', message: 'not JSON' })
      return z.NEVER
    }
  })
  .pipe(conditionGroupSchema)
