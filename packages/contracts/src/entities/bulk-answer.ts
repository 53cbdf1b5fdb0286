import { z } from '@hono/zod-openapi'
import { channelKindSchema } from './channel.ts'
import { idSchema, refSchema, timestampSchema } from './common.ts'

const text = z.string().trim().min(1).max(20_000)

export const bulkAnswerContentSchema = z.object({
  /** `{{contact.name}}` and the like are filled in for each. */
  text,
  /** Other words for a network, by kind of channel. */
  variants: z.record(channelKindSchema, text),
})
export type BulkAnswerContent = z.infer<typeof bulkAnswerContentSchema>

const toConversation = {
  /** Null while it is a mention. */
  conversationId: idSchema.nullable(),
  number: z.int().nullable(),
  /** Set where it is, or was, a mention. */
  mentionId: idSchema.nullable(),
  contact: z.string(),
  channel: refSchema.extend({ kind: channelKindSchema }),
}

export const answerPreviewSchema = z
  .object({
    ...toConversation,
    text: z.string(),
    /** As its network counts; null where it does not. */
    length: z.int().nullable(),
    max: z.int().nullable(),
    /** Why it would not be sent. */
    problem: z.string().nullable(),
  })
  .openapi('AnswerPreview')
export type AnswerPreview = z.infer<typeof answerPreviewSchema>

export const bulkAnswerItemSchema = z.object({
  ...toConversation,
  /** `waiting`: it is not written yet, and tried again by itself where there is a reason; `refused`: it could not be; `skipped`: it was not to be; the others as of a reply. */
  state: z.enum([
    'waiting',
    'leaving',
    'held',
    'sent',
    'failed',
    'uncertain',
    'cancelled',
    'refused',
    'skipped',
  ]),
  reason: z.string().nullable(),
  messageId: idSchema.nullable(),
})
export type BulkAnswerItem = z.infer<typeof bulkAnswerItemSchema>

export const bulkAnswerSchema = bulkAnswerContentSchema
  .extend({ id: idSchema, by: z.string(), at: timestampSchema, items: z.array(bulkAnswerItemSchema) })
  .openapi('BulkAnswer')
export type BulkAnswer = z.infer<typeof bulkAnswerSchema>
