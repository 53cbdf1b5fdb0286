import { z } from '@hono/zod-openapi'
import { idSchema, timestampSchema } from './common.ts'

/** unreact: a reaction of ours; hide, show: what somebody wrote below our post; remove: what we wrote ourselves. */
export const messageActionKindSchema = z.enum(['react', 'unreact', 'hide', 'show', 'remove'])
export type MessageActionKind = z.infer<typeof messageActionKindSchema>

/** What a person asked the network to do with a message, and what came of it. */
export const messageActionSchema = z
  .object({
    id: idSchema,
    kind: messageActionKindSchema,
    /** Of a reaction, made or taken back; empty for all else. */
    emoji: z.string(),
    state: z.enum(['queued', 'done', 'failed']),
    /** The network's own words where it failed, or why it waits. */
    error: z.string().nullable(),
    by: z.string(),
    at: timestampSchema,
  })
  .openapi('MessageAction')
export type MessageAction = z.infer<typeof messageActionSchema>
