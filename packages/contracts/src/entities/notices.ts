import { z } from '@hono/zod-openapi'
import { idSchema, refSchema, timestampSchema, versionSchema } from './common.ts'

/** What people can be told of outside of Hubbub. */
export const noticeTopicSchema = z.enum([
  'channel-health',
  'channel-gap',
  'conversation-new',
  'conversation-assigned',
  'conversation-waiting',
  'dead-letter',
  'escalation-unanswered',
])
export type NoticeTopic = z.infer<typeof noticeTopicSchema>

/** A room at a network that can be written into. */
export const roomSchema = z.object({ id: z.string(), name: z.string() }).openapi('Room')
export type Room = z.infer<typeof roomSchema>

/** Where notices go: a room of a connected account, or an address that takes what is posted to it. */
export const noticePlaceSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    kind: z.enum(['room', 'webhook']),
    /** Of a room: the account that writes into it. */
    channel: refSchema.nullable(),
    room: roomSchema.nullable(),
    /** Of a webhook: where it leads, without its secret. */
    host: z.string().nullable(),
    topics: z.array(noticeTopicSchema),
    /** After so many minutes without an answer a conversation is waiting long. */
    waitMinutes: z.int(),
    enabled: z.boolean(),
    /** Notices that have not been posted yet. */
    waiting: z.int(),
    lastPostedAt: timestampSchema.nullable(),
    lastFailedAt: timestampSchema.nullable(),
    /** The network's own words; null once it went well again. */
    lastError: z.string().nullable(),
    createdAt: timestampSchema,
    version: versionSchema,
  })
  .openapi('NoticePlace')
export type NoticePlace = z.infer<typeof noticePlaceSchema>

export const noticeTargetSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('room'),
    channelId: idSchema,
    room: z.object({ id: z.string().min(1).max(200), name: z.string().min(1).max(200) }),
  }),
  z.object({ kind: z.literal('webhook'), url: z.url({ protocol: /^https?$/ }).max(2000) }),
])
export type NoticeTarget = z.infer<typeof noticeTargetSchema>
