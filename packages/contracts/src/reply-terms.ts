import { z } from '@hono/zod-openapi'
import { idSchema, timestampSchema } from './entities/common.ts'
import type { PostRef } from './outbound.ts'
import { textLimitSchema } from './text-limit.ts'

/** Where an answer can be read: by everybody, or by the one it goes to. */
export const replyAudienceSchema = z.enum(['public', 'direct'])
export type ReplyAudience = z.infer<typeof replyAudienceSchema>

export const fileTermsSchema = z.object({
  max: z.int(),
  maxBytes: z.int(),
  /** Media types, `image/*` for a group of them. */
  types: z.array(z.string()),
  /** Holds besides the way's own, where files go along. */
  textLimit: textLimitSchema.optional(),
})
export type FileTerms = z.infer<typeof fileTermsSchema>

export const replyWaySchema = z.object({
  audience: replyAudienceSchema,
  /** What people call it where its audience does not name it: a mail, a text message. */
  label: z.string().nullable(),
  can: z.boolean(),
  /** In words for the agent, where it cannot be done. */
  why: z.string().nullable(),
  /** Until when it can be done. */
  until: timestampSchema.nullable(),
  /** All of them hold; people are shown the first. */
  limits: z.array(textLimitSchema),
  /** Null: none can be sent. */
  files: fileTermsSchema.nullable(),
  formatting: z.enum(['plain', 'markdown', 'html']),
  /** Whether texts that the network has approved beforehand can be sent, though the way may be closed for others. */
  templates: z.boolean(),
})

export const replyTermsSchema = z
  .object({
    form: z.enum(['mail', 'post']),
    /** The usual one first. Empty: nothing can be sent here at all. */
    ways: z.array(replyWaySchema),
    /** Where an agent can answer by hand when we may not. */
    openUrl: z.string().nullable(),
    /** The message that an answer would refer to. */
    answers: idSchema.nullable(),
  })
  .openapi('ReplyTerms')

export type ReplyTermsView = z.infer<typeof replyTermsSchema>

/** What the network's rules on answering depend on. */
export interface ReplyQuestion {
  /** The newest message of the customer; null where they never wrote. */
  last: PostRef | null
  /** When the customer last wrote; reply windows run from there. */
  lastInboundAt: Date | null
  now: Date
}

export type ReplyWay = Omit<z.infer<typeof replyWaySchema>, 'until'> & { until: Date | null }

export interface ReplyTerms {
  /** The usual one first. Empty: nothing can be sent here at all. */
  ways: ReplyWay[]
  /** Where an agent can answer by hand when we may not. */
  openUrl: string | null
}
