import { z } from '@hono/zod-openapi'
import { mailMetaSchema, postMetaSchema } from '../inbound.ts'
import { idSchema, timestampSchema, versionSchema } from './common.ts'
import { loggedSchema } from './logged.ts'
import { messageMarkSchema } from './mark.ts'
import { messageActionSchema } from './message-action.ts'
import { messageSentimentSchema } from './sentiment.ts'

export const attachmentSchema = z
  .object({
    id: idSchema,
    filename: z.string(),
    contentType: z.string(),
    /** Bytes. */
    size: z.int(),
    inline: z.boolean(),
    contentId: z.string().nullable(),
  })
  .openapi('Attachment')
export type Attachment = z.infer<typeof attachmentSchema>

/**
 * held: kept back by the undo time or a hold; queued: waits for a worker; sending: an attempt runs;
 * uncertain: an attempt broke off and the network cannot say whether it left.
 */
export const deliveryStateSchema = z.enum([
  'held',
  'queued',
  'sending',
  'sent',
  'failed',
  'uncertain',
  'cancelled',
])
export type DeliveryState = z.infer<typeof deliveryStateSchema>

export const deliverySchema = z.object({
  state: deliveryStateSchema,
  attempts: z.int(),
  /** The network's own words. */
  response: z.string().nullable(),
  recipients: z.array(
    z.object({
      address: z.string(),
      status: z.enum(['accepted', 'deferred', 'rejected', 'bounced']),
      response: z.string(),
    }),
  ),
  /** Until then the reply can be taken back, or: when the next attempt is due. */
  notBefore: timestampSchema,
  /** Set where it was written to be sent later: when that is, or was. */
  scheduledFor: timestampSchema.nullable(),
  sentAt: timestampSchema.nullable(),
  /** When it reached the customer's device, and when they saw it, where the network tells. */
  receivedAt: timestampSchema.nullable(),
  readAt: timestampSchema.nullable(),
  /** Where it waits because sending is held: since when it does, who held it, and why. */
  hold: z.object({ since: timestampSchema, by: z.string(), reason: z.string() }).optional(),
})
export type Delivery = z.infer<typeof deliverySchema>

/** What happened to a conversation, told as a small line in the thread. */
export const activitySchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('status'),
    from: z.string(),
    to: z.string(),
    until: timestampSchema.nullable(),
  }),
  z.object({ type: z.literal('assignee'), from: z.string().nullable(), to: z.string().nullable() }),
  z.object({ type: z.literal('team'), from: z.string().nullable(), to: z.string().nullable() }),
  z.object({ type: z.literal('priority'), from: z.string(), to: z.string() }),
  z.object({ type: z.literal('labels'), added: z.array(z.string()), removed: z.array(z.string()) }),
  z.object({ type: z.literal('subject'), from: z.string(), to: z.string() }),
])
export type Activity = z.infer<typeof activitySchema>

export const postContextSchema = z.object({
  relation: z.enum(['answers', 'quotes']),
  id: idSchema,
  /** Null where it was only heard. */
  conversationId: idSchema.nullable(),
  author: z.string(),
  handle: z.string().nullable(),
  text: z.string(),
  url: z.string().nullable(),
})
export type PostContext = z.infer<typeof postContextSchema>

export const messageSchema = z
  .object({
    id: idSchema,
    conversationId: idSchema,
    /** log: a call or a visit that one of us wrote down. */
    kind: z.enum(['message', 'note', 'activity', 'log']),
    direction: z.enum(['in', 'out', 'internal']),
    author: z.object({
      kind: z.enum(['contact', 'member', 'system']),
      id: idSchema.nullable(),
      name: z.string(),
      address: z.string().nullable(),
      handle: z.string().nullable(),
      avatarUrl: z.string().nullable(),
    }),
    subject: z.string().nullable(),
    text: z.string(),
    /** The new part without quoted history; null where it is the whole text. */
    trimmedText: z.string().nullable(),
    /** Whether a sanitised HTML form stands at `/messages/{id}/html`. */
    hasHtml: z.boolean(),
    hasRemoteImages: z.boolean(),
    /** Whether the raw original can be downloaded at `/messages/{id}/original`. */
    hasOriginal: z.boolean(),
    mail: mailMetaSchema.nullable(),
    /** What the network says of it, where it is no mail. */
    post: postMetaSchema.omit({ facts: true }).nullable(),
    /** What it said before it was edited, oldest first. */
    former: z.array(z.object({ text: z.string(), at: timestampSchema })),
    /** What it answers, quotes or repeats, as far as that is known here. */
    context: z.array(postContextSchema),
    activity: activitySchema.nullable(),
    /** Only of a log. */
    log: loggedSchema.optional(),
    /** Of an answer in a chat whose visitor had left: the mail with which it went to them. */
    mailed: z.object({ messageId: idSchema, at: timestampSchema }).optional(),
    /** Of such a mail: the answers that went with it. */
    carries: z.array(idSchema).optional(),
    mentionedMemberIds: z.array(idSchema),
    attachments: z.array(attachmentSchema),
    automatic: z.boolean(),
    language: z.string().nullable(),
    sentiment: messageSentimentSchema.nullable(),
    /** Those that were found or that people speak of; null where nobody can tell: another language than English. */
    marks: z.array(messageMarkSchema).nullable(),
    delivery: deliverySchema.nullable(),
    /** What was asked of the network with it, oldest first. */
    actions: z.array(messageActionSchema),
    clientId: z.string().nullable(),
    sentAt: timestampSchema,
    createdAt: timestampSchema,
    version: versionSchema,
  })
  .openapi('Message')
export type Message = z.infer<typeof messageSchema>
