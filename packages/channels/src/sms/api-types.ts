import { z } from 'zod'

/*
 * The part of Twilio's API of 2010-04-01 that is read here, which servers that are compatible with it speak too. What it
 * adds later is let pass.
 */

/** RFC 2822, as `Tue, 18 Aug 2026 20:36:44 +0000`. */
const date = z.string().transform((text, check) => {
  const at = new Date(text)
  if (!Number.isNaN(at.getTime())) return at
  check.addIssue({ code: 'custom', message: `“${text}” is no time` })
  return z.NEVER
})

export const messageSchema = z.object({
  sid: z.string().min(1),
  from: z.string().nullable().default(null),
  to: z.string().nullable().default(null),
  body: z.string().nullable().default(null),
  /** `inbound`, `outbound-api`, `outbound-call` or `outbound-reply`. */
  direction: z.string(),
  status: z.string(),
  date_created: date.nullable().default(null),
  date_sent: date.nullable().default(null),
  date_updated: date.nullable().default(null),
  messaging_service_sid: z.string().nullable().default(null),
  /** Numbers come as words. */
  num_media: z.coerce.number().default(0),
  num_segments: z.coerce.number().default(1),
  error_code: z.coerce.number().nullable().default(null),
  error_message: z.string().nullable().default(null),
})
export type SmsMessage = z.output<typeof messageSchema>

export const pageSchema = z.object({
  messages: z.array(z.unknown()),
  next_page_uri: z.string().nullable().default(null),
})

export const mediaSchema = z.object({
  media_list: z.array(z.object({ sid: z.string(), content_type: z.string(), uri: z.string() })),
})

export const accountSchema = z.object({
  sid: z.string(),
  friendly_name: z.string().nullable().default(null),
  status: z.string().default('active'),
  /** `Trial` or `Full`. */
  type: z.string().default('Full'),
})

export const numbersSchema = z.object({
  incoming_phone_numbers: z.array(
    z.object({
      phone_number: z.string(),
      friendly_name: z.string().nullable().default(null),
      sms_url: z.string().nullable().default(null),
      capabilities: z.object({ sms: z.boolean().default(false), mms: z.boolean().default(false) }).partial(),
    }),
  ),
})

export const problemSchema = z.object({
  code: z.coerce.number().nullable().default(null),
  message: z.string().default(''),
})

/** What a call tells. Of a message that came: all of it; of one of ours: what has become of it. */
export const callSchema = z.object({
  MessageSid: z.string().min(1),
  From: z.string().optional(),
  To: z.string().optional(),
  Body: z.string().optional(),
  NumMedia: z.coerce.number().default(0),
  NumSegments: z.coerce.number().default(1),
  MessagingServiceSid: z.string().optional(),
  /** `STOP`, `START` or `HELP`, where the network looks for them itself. */
  OptOutType: z.string().optional(),
  ProfileName: z.string().optional(),
  SmsStatus: z.string().optional(),
  MessageStatus: z.string().optional(),
  ErrorCode: z.coerce.number().optional(),
  ErrorMessage: z.string().optional(),
})
export type SmsCall = z.output<typeof callSchema>
