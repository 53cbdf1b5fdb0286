import { z } from 'zod'

/*
 * What a conversation on Messenger or Instagram tells of, as webhooks carry it; what is added later is let pass.
 * https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks/webhook-events
 */

const partSchema = z.object({ id: z.string() })

export const attachmentSchema = z.object({
  /** `image`, `video`, `audio`, `file`, `sticker`; `share`, `fallback`, `reel`, `story_mention` and others only point somewhere. */
  type: z.string(),
  payload: z
    .object({
      url: z.string().optional(),
      title: z.string().nullish(),
      sticker_id: z.union([z.string(), z.number()]).optional(),
      coordinates: z.object({ lat: z.number(), long: z.number() }).optional(),
    })
    .nullish(),
  title: z.string().nullish(),
  url: z.string().nullish(),
})
export type MessagingAttachment = z.output<typeof attachmentSchema>

/** The ad, the link or the post that led here. */
const referralSchema = z.object({
  source: z.string().optional(),
  ref: z.string().optional(),
  ad_id: z.union([z.string(), z.number()]).optional(),
  ads_context_data: z.object({ ad_title: z.string().optional(), post_id: z.string().optional() }).optional(),
})
export type MessagingReferral = z.output<typeof referralSchema>

const messageSchema = z.object({
  mid: z.string(),
  text: z.string().optional(),
  is_echo: z.boolean().default(false),
  app_id: z.union([z.string(), z.number()]).optional(),
  /** What the sender's program wrote beside it. */
  metadata: z.string().optional(),
  is_deleted: z.boolean().default(false),
  is_unsupported: z.boolean().default(false),
  reply_to: z
    .object({ mid: z.string().optional(), story: z.object({ url: z.string().optional() }).optional() })
    .optional(),
  attachments: z.array(attachmentSchema).default([]),
  referral: referralSchema.optional(),
})
export type MessagingMessage = z.output<typeof messageSchema>

export const eventSchema = z.object({
  sender: partSchema,
  recipient: partSchema,
  /** Unix milliseconds. */
  timestamp: z.coerce.number().transform((ms) => new Date(ms)),
  message: messageSchema.optional(),
  message_edit: z.object({ mid: z.string(), text: z.string() }).optional(),
  reaction: z.object({ mid: z.string(), action: z.string(), emoji: z.string().optional() }).optional(),
  delivery: z.object({ mids: z.array(z.string()).default([]) }).optional(),
  /** Messenger names the time up to which all was seen, Instagram a message. */
  read: z.object({ watermark: z.coerce.number().optional(), mid: z.string().optional() }).optional(),
  postback: z
    .object({ mid: z.string().optional(), title: z.string().optional(), referral: referralSchema.optional() })
    .optional(),
})
export type MessagingEvent = z.output<typeof eventSchema>

export const entrySchema = z.object({
  /** The page or the account that it is about. */
  id: z.string(),
  /** Milliseconds of messages, seconds of comments. */
  time: z.coerce.number().optional(),
  messaging: z.array(z.unknown()).default([]),
  /** Conversations that another program has in hand. */
  standby: z.array(z.unknown()).default([]),
  changes: z.array(z.object({ field: z.string(), value: z.unknown() })).default([]),
})
export type MessagingEntry = z.output<typeof entrySchema>
