import { z } from 'zod'

/*
 * The part of Discord's API v10 (https://docs.discord.com/developers) that is read here. What Discord adds later is let
 * pass.
 */

const snowflake = z.string().regex(/^\d{1,20}$/)

export const userSchema = z.object({
  id: snowflake,
  username: z.string(),
  global_name: z.string().nullish(),
  avatar: z.string().nullish(),
  bot: z.boolean().optional(),
})
export type DiscordUser = z.output<typeof userSchema>

export const channelSchema = z.object({
  id: snowflake,
  /** 0 text, 1 private, 3 private of several, 5 news, 10-12 threads, 15 forum. */
  type: z.int(),
  guild_id: snowflake.optional(),
  name: z.string().nullish(),
  parent_id: snowflake.nullish(),
  recipients: z.array(userSchema).optional(),
})
export type DiscordChannel = z.output<typeof channelSchema>

const attachmentSchema = z.object({
  id: snowflake,
  filename: z.string(),
  content_type: z.string().nullish(),
  size: z.number(),
  url: z.string(),
})
export type DiscordAttachment = z.output<typeof attachmentSchema>

const contentSchema = z.object({
  content: z.string().default(''),
  attachments: z.array(attachmentSchema).default([]),
  mentions: z
    .array(userSchema.extend({ member: z.object({ nick: z.string().nullish() }).optional() }))
    .default([]),
  sticker_items: z.array(z.object({ name: z.string() })).optional(),
  embeds: z
    .array(
      z.object({
        title: z.string().optional(),
        description: z.string().optional(),
        url: z.string().optional(),
      }),
    )
    .optional(),
})
export type DiscordContent = z.output<typeof contentSchema>

export const messageSchema = contentSchema.extend({
  id: snowflake,
  channel_id: snowflake,
  guild_id: snowflake.optional(),
  author: userSchema,
  member: z.object({ nick: z.string().nullish() }).optional(),
  webhook_id: snowflake.optional(),
  timestamp: z.string(),
  edited_timestamp: z.string().nullish(),
  type: z.int(),
  nonce: z.union([z.string(), z.number()]).optional(),
  message_reference: z.object({ type: z.int().optional(), message_id: snowflake.optional() }).nullish(),
  referenced_message: z.object({ id: snowflake, author: userSchema }).nullish(),
  message_snapshots: z.array(z.object({ message: contentSchema })).optional(),
  poll: z
    .object({
      question: z.object({ text: z.string().optional() }),
      answers: z.array(z.object({ poll_media: z.object({ text: z.string().optional() }) })),
    })
    .optional(),
  reactions: z.array(z.object({ count: z.int() })).optional(),
})
export type DiscordMessage = z.output<typeof messageSchema>

export const applicationSchema = z.object({ id: snowflake, name: z.string(), flags: z.int().default(0) })
export const guildSchema = z.object({ id: snowflake, name: z.string() })
export const threadsSchema = z.object({ threads: z.array(channelSchema) })

/** What of a server's state tells of rooms; each event by itself may have only some of it. */
export const roomsEventSchema = z.object({
  id: snowflake.optional(),
  channels: z.array(z.unknown()).optional(),
  threads: z.array(z.unknown()).optional(),
})
export const goneSchema = z.object({ id: snowflake.optional(), ids: z.array(snowflake).optional() })
export const reactionSchema = z.object({ channel_id: snowflake, message_id: snowflake })

/** https://docs.discord.com/developers/resources/application: the intent is on, or on for an unverified bot. */
const MESSAGE_CONTENT = (1 << 18) | (1 << 19)
export const mayReadContent = ({ flags }: { flags: number }) => (flags & MESSAGE_CONTENT) !== 0
