import { z } from 'zod'

/*
 * The part of the Web API and the Events API (https://docs.slack.dev/reference) that is read here. What Slack adds later
 * is let pass.
 */

export const meSchema = z.object({
  url: z.string(),
  team: z.string(),
  user: z.string(),
  team_id: z.string(),
  user_id: z.string(),
  bot_id: z.string().optional(),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
})

const profileSchema = z.object({
  real_name: z.string().optional(),
  display_name: z.string().optional(),
  image_72: z.string().optional(),
})
export const userSchema = z.object({
  id: z.string(),
  team_id: z.string().optional(),
  name: z.string().optional(),
  real_name: z.string().optional(),
  profile: profileSchema.optional(),
})
export type SlackUser = z.output<typeof userSchema>
export const userAnswerSchema = z.object({ user: userSchema })

export const roomSchema = z.object({
  id: z.string(),
  name: z.string().optional(),
  is_im: z.boolean().optional(),
  is_mpim: z.boolean().optional(),
  is_archived: z.boolean().optional(),
  /** Of a private talk: with whom. */
  user: z.string().optional(),
})
export type SlackRoom = z.output<typeof roomSchema>
export const roomAnswerSchema = z.object({ channel: roomSchema })
const pageSchema = z.object({
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
})
export const roomsSchema = pageSchema.extend({ channels: z.array(roomSchema) })

const tsSchema = z.string().regex(/^\d{1,12}\.\d{1,9}$/)

const fileSchema = z.object({
  id: z.string(),
  name: z.string().nullish(),
  title: z.string().nullish(),
  mimetype: z.string().optional(),
  size: z.number().optional(),
  /** `hosted`, `external`, `snippet`, `post`, `tombstone`, `hidden_by_limit`. */
  mode: z.string().optional(),
  /** `check_file_info`: only files.info tells the rest, as in channels shared with others. */
  file_access: z.string().optional(),
  is_external: z.boolean().optional(),
  permalink: z.string().optional(),
  url_private: z.string().optional(),
  url_private_download: z.string().optional(),
})
export type SlackFile = z.output<typeof fileSchema>

const shareSchema = z.record(z.string(), z.array(z.object({ ts: tsSchema, thread_ts: tsSchema.optional() })))
export const fileAnswerSchema = z.object({
  file: fileSchema.extend({
    shares: z.object({ public: shareSchema.optional(), private: shareSchema.optional() }).optional(),
  }),
})
export const uploadSchema = z.object({ upload_url: z.string(), file_id: z.string() })

export const messageSchema = z.object({
  type: z.string().optional(),
  subtype: z.string().optional(),
  ts: tsSchema,
  thread_ts: tsSchema.optional(),
  parent_user_id: z.string().optional(),
  user: z.string().optional(),
  /** Of another workspace, in a channel that is shared with it. */
  user_team: z.string().optional(),
  team: z.string().optional(),
  bot_id: z.string().optional(),
  username: z.string().optional(),
  bot_profile: z.object({ name: z.string().optional() }).optional(),
  text: z.string().default(''),
  files: z.array(fileSchema).optional(),
  edited: z.object({ ts: tsSchema }).optional(),
  latest_reply: tsSchema.optional(),
  reply_count: z.number().optional(),
  reactions: z.array(z.object({ name: z.string(), count: z.number() })).optional(),
  metadata: z
    .object({
      event_type: z.string().optional(),
      event_payload: z.record(z.string(), z.unknown()).optional(),
    })
    .optional(),
})
export type SlackMessage = z.output<typeof messageSchema>

/** As they came; each is parsed by itself, so that one that cannot be read stops no other. */
export const historySchema = pageSchema.extend({ messages: z.array(z.unknown()) })
export const postedSchema = z.object({ channel: z.string(), ts: tsSchema })

export const eventSchema = z.object({
  type: z.string(),
  subtype: z.string().optional(),
  channel: z.string().optional(),
  channel_type: z.string().optional(),
  item: z.object({ type: z.string(), channel: z.string().optional(), ts: tsSchema.optional() }).optional(),
  message: z.unknown().optional(),
  previous_message: z.object({ ts: tsSchema.optional(), text: z.string().optional() }).optional(),
  deleted_ts: tsSchema.optional(),
  event_ts: z.string().optional(),
})

export const envelopeSchema = z.object({
  type: z.string(),
  team_id: z.string().optional(),
  event_id: z.string().optional(),
  event: z.unknown().optional(),
  challenge: z.string().optional(),
  minute_rate_limited: z.number().optional(),
  authorizations: z.array(z.object({ team_id: z.string().nullish() })).optional(),
})
export type SlackEnvelope = z.output<typeof envelopeSchema>
