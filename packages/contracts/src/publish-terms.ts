import { z } from '@hono/zod-openapi'
import { channelKindSchema } from './entities/channel.ts'
import { idSchema, refSchema } from './entities/common.ts'
import { fileTermsSchema } from './reply-terms.ts'
import { textLimitSchema } from './text-limit.ts'

/** Something that a network wants to know of a post besides its text: a title, a community, who may read it. */
export const publishFieldSchema = z.object({
  /** `title`. */
  name: z.string().regex(/^[a-z]{1,32}$/),
  label: z.string(),
  hint: z.string().nullable(),
  input: z.enum(['text', 'select']),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
  required: z.boolean(),
  /** How long it may be, in characters; null where nothing is said. */
  max: z.int().nullable(),
  /** Whether its length counts with that of the text. */
  counted: z.boolean(),
  initial: z.string(),
  /** Whether it says where on the network the post stands: a community, a room. */
  place: z.boolean(),
})
export type PublishField = z.infer<typeof publishFieldSchema>

/** How an account can say something that answers nothing. */
export const publishTermsSchema = z.object({
  can: z.boolean(),
  /** In words for the person who wanted it, where it cannot be done. */
  why: z.string().nullable(),
  /** All of them hold; people are shown the first. */
  limits: z.array(textLimitSchema),
  /** Null: none can be sent. */
  files: fileTermsSchema.nullable(),
  formatting: z.enum(['plain', 'markdown', 'html']),
  /** Whether it may go without a text, as one that has a title may. */
  textOptional: z.boolean(),
  fields: z.array(publishFieldSchema),
})
export type PublishTerms = z.infer<typeof publishTermsSchema>

/** One account that could publish, and its terms. */
export const publishPlaceSchema = publishTermsSchema
  .extend({ channel: refSchema.extend({ kind: channelKindSchema }), address: z.string(), brandId: idSchema })
  .openapi('PublishPlace')
export type PublishPlace = z.infer<typeof publishPlaceSchema>
