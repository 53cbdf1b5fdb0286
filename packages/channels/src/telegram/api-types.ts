import { z } from 'zod'

/*
 * The part of the Bot API (https://core.telegram.org/bots/api, 10.1) that is read here. What it adds later is let pass.
 */

export const userSchema = z.object({
  id: z.int(),
  is_bot: z.boolean().default(false),
  first_name: z.string(),
  last_name: z.string().optional(),
  username: z.string().optional(),
  can_join_groups: z.boolean().optional(),
  can_read_all_group_messages: z.boolean().optional(),
})
export type TelegramUser = z.output<typeof userSchema>

export const chatSchema = z.object({
  id: z.int(),
  /** `private`, `group`, `supergroup` or `channel`. */
  type: z.string(),
  title: z.string().optional(),
  username: z.string().optional(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  /** These two only where it is looked up. */
  bio: z.string().optional(),
  description: z.string().optional(),
})
export type TelegramChat = z.output<typeof chatSchema>

/** What somebody is in a chat. */
export const memberSchema = z.object({
  /** `creator`, `administrator`, `member`, `restricted`, `left` or `kicked`. */
  status: z.string(),
  /** Of an administrator of a channel. */
  can_post_messages: z.boolean().optional(),
  /** Of somebody restricted. */
  can_send_messages: z.boolean().optional(),
})
export type TelegramMember = z.output<typeof memberSchema>

const entitySchema = z.object({
  type: z.string(),
  /** In UTF-16 code units, as is `length`. */
  offset: z.int(),
  length: z.int(),
  url: z.string().optional(),
  user: userSchema.optional(),
})
export type TelegramEntity = z.output<typeof entitySchema>

const fileSchema = z.object({
  file_id: z.string(),
  file_unique_id: z.string(),
  file_size: z.number().optional(),
  file_name: z.string().optional(),
  mime_type: z.string().optional(),
})
export type TelegramFile = z.output<typeof fileSchema>

const sizeSchema = fileSchema.extend({ width: z.int(), height: z.int() })
const stickerSchema = fileSchema.extend({
  emoji: z.string().optional(),
  is_animated: z.boolean().default(false),
  is_video: z.boolean().default(false),
})
const placeSchema = z.object({ latitude: z.number(), longitude: z.number() })

const contentSchema = z.object({
  text: z.string().optional(),
  entities: z.array(entitySchema).optional(),
  caption: z.string().optional(),
  caption_entities: z.array(entitySchema).optional(),
  photo: z.array(sizeSchema).optional(),
  document: fileSchema.optional(),
  animation: fileSchema.optional(),
  audio: fileSchema.optional(),
  video: fileSchema.optional(),
  video_note: fileSchema.optional(),
  voice: fileSchema.optional(),
  sticker: stickerSchema.optional(),
  location: placeSchema.optional(),
  venue: z.object({ title: z.string(), address: z.string() }).optional(),
  contact: z
    .object({ phone_number: z.string(), first_name: z.string(), last_name: z.string().optional() })
    .optional(),
  poll: z.object({ question: z.string(), options: z.array(z.object({ text: z.string() })) }).optional(),
  dice: z.object({ emoji: z.string(), value: z.int() }).optional(),
})

export const messageSchema = contentSchema.extend({
  message_id: z.int(),
  message_thread_id: z.int().optional(),
  is_topic_message: z.boolean().optional(),
  from: userSchema.optional(),
  sender_chat: chatSchema.optional(),
  chat: chatSchema,
  /** Unix seconds. */
  date: z.int(),
  edit_date: z.int().optional(),
  media_group_id: z.string().optional(),
  is_automatic_forward: z.boolean().optional(),
  migrate_to_chat_id: z.int().optional(),
  reply_to_message: z
    .object({ message_id: z.int(), from: userSchema.optional(), chat: chatSchema })
    .optional(),
})
export type TelegramMessage = z.output<typeof messageSchema>

export const updateSchema = z.object({
  update_id: z.int(),
  message: messageSchema.optional(),
  edited_message: messageSchema.optional(),
  channel_post: messageSchema.optional(),
  edited_channel_post: messageSchema.optional(),
})
export type TelegramUpdate = z.output<typeof updateSchema>

/** What is asked for; the Bot API leaves the rest out. */
export const wantedUpdates = ['message', 'edited_message', 'channel_post', 'edited_channel_post'] as const

export const fileInfoSchema = z.object({
  file_id: z.string(),
  file_size: z.number().optional(),
  file_path: z.string().optional(),
})

export const webhookInfoSchema = z.object({
  url: z.string(),
  pending_update_count: z.int(),
  last_error_date: z.int().optional(),
  last_error_message: z.string().optional(),
})
