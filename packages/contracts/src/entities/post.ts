import { z } from '@hono/zod-openapi'
import { postMetaSchema } from '../inbound.ts'
import { channelKindSchema } from './channel.ts'
import { idSchema, refSchema, timestampSchema, versionSchema } from './common.ts'
import { attachmentSchema, deliverySchema } from './message.ts'
import { messageActionSchema } from './message-action.ts'
import { sentimentSchema } from './sentiment.ts'

/** Something that one of our accounts said to everybody, and that answers nothing. */
export const ownPostSchema = z
  .object({
    id: idSchema,
    channel: refSchema.extend({ kind: channelKindSchema }),
    /** Who wrote it here; null where it was written elsewhere with the same account. */
    author: refSchema.nullable(),
    /** Its title, where the network has one. */
    subject: z.string().nullable(),
    text: z.string(),
    /** What the network was told besides, by the names of its terms. */
    fields: z.record(z.string(), z.string()),
    /** Those that were written as one have the same. */
    groupId: idSchema.nullable(),
    post: postMetaSchema.omit({ facts: true }).nullable(),
    attachments: z.array(attachmentSchema),
    /** Null where it was written elsewhere. */
    delivery: deliverySchema.nullable(),
    /** What was asked of the network with it, oldest first. */
    actions: z.array(messageActionSchema),
    /** What was said below it, as far as it is counted: at most a hundred. */
    replies: z.int(),
    clientId: z.string().nullable(),
    sentAt: timestampSchema,
    createdAt: timestampSchema,
    version: versionSchema,
  })
  .openapi('OwnPost')
export type OwnPost = z.infer<typeof ownPostSchema>

/** Something that was said below a post of ours. */
export const postReplySchema = z
  .object({
    id: idSchema,
    /** Null where it was only heard: it is a mention. */
    conversationId: idSchema.nullable(),
    direction: z.enum(['in', 'out']),
    author: z.string(),
    handle: z.string().nullable(),
    avatarUrl: z.string().nullable(),
    text: z.string(),
    url: z.string().nullable(),
    sentiment: sentimentSchema.nullable(),
    sentAt: timestampSchema,
  })
  .openapi('PostReply')
export type PostReply = z.infer<typeof postReplySchema>
