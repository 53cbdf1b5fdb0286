import { z } from 'zod'

/*
 * The part of the WhatsApp Cloud API that is read here; what it adds later is let pass.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages
 */

/** Unix seconds, as text. */
const secondsSchema = z.coerce.number().transform((seconds) => new Date(seconds * 1000))

const mediaSchema = z.object({
  id: z.string(),
  mime_type: z.string().default('application/octet-stream'),
  caption: z.string().optional(),
  filename: z.string().optional(),
  voice: z.boolean().optional(),
  animated: z.boolean().optional(),
})
export type WhatsappMedia = z.output<typeof mediaSchema>

const replySchema = z.object({
  id: z.string().optional(),
  title: z.string(),
  description: z.string().optional(),
})

const contactCardSchema = z.object({
  name: z.object({ formatted_name: z.string() }).optional(),
  phones: z.array(z.object({ phone: z.string().optional(), wa_id: z.string().optional() })).default([]),
  emails: z.array(z.object({ email: z.string().optional() })).default([]),
})

const errorSchema = z.object({
  code: z.int(),
  title: z.string().default(''),
  message: z.string().optional(),
  error_data: z.object({ details: z.string().optional() }).optional(),
})

const contentSchema = z.object({
  type: z.string(),
  text: z.object({ body: z.string() }).optional(),
  image: mediaSchema.optional(),
  video: mediaSchema.optional(),
  audio: mediaSchema.optional(),
  document: mediaSchema.optional(),
  sticker: mediaSchema.optional(),
  location: z
    .object({
      latitude: z.number(),
      longitude: z.number(),
      name: z.string().optional(),
      address: z.string().optional(),
    })
    .optional(),
  contacts: z.array(contactCardSchema).optional(),
  button: z.object({ text: z.string(), payload: z.string().optional() }).optional(),
  interactive: z
    .object({
      type: z.string(),
      button_reply: replySchema.optional(),
      list_reply: replySchema.optional(),
      nfm_reply: z.object({ body: z.string().optional(), name: z.string().optional() }).optional(),
      body: z.object({ text: z.string() }).optional(),
    })
    .optional(),
  order: z
    .object({
      text: z.string().optional(),
      product_items: z
        .array(
          z.object({
            product_retailer_id: z.string(),
            quantity: z.coerce.number(),
            item_price: z.coerce.number().optional(),
            currency: z.string().optional(),
          }),
        )
        .default([]),
    })
    .optional(),
  reaction: z.object({ message_id: z.string(), emoji: z.string().optional() }).optional(),
  system: z.object({ body: z.string().optional(), type: z.string().optional() }).optional(),
  errors: z.array(errorSchema).optional(),
})
export type WhatsappContent = z.output<typeof contentSchema>

const personSchema = z.object({
  /** A phone number without its plus; left out where its owner hides it behind a user name. */
  from: z.string().optional(),
  /** What Meta calls them towards this business alone. */
  from_user_id: z.string().optional(),
  to: z.string().optional(),
  to_user_id: z.string().optional(),
})

export const messageSchema = contentSchema.extend({
  ...personSchema.shape,
  id: z.string(),
  timestamp: secondsSchema,
  group_id: z.string().optional(),
  context: z.object({ id: z.string().optional(), forwarded: z.boolean().optional() }).optional(),
  /** The ad or the post that led here. */
  referral: z
    .object({
      source_url: z.string().optional(),
      source_id: z.string().optional(),
      source_type: z.string().optional(),
      headline: z.string().optional(),
      ctwa_clid: z.string().optional(),
    })
    .optional(),
  edit: z.object({ original_message_id: z.string(), message: contentSchema }).optional(),
  revoke: z.object({ original_message_id: z.string() }).optional(),
})
export type WhatsappMessage = z.output<typeof messageSchema>

export const statusSchema = z.object({
  id: z.string(),
  /** `sent`, `delivered`, `read`, `played` or `failed`. */
  status: z.string(),
  timestamp: secondsSchema,
  recipient_id: z.string().optional(),
  recipient_user_id: z.string().optional(),
  biz_opaque_callback_data: z.string().optional(),
  errors: z.array(errorSchema).optional(),
})
export type WhatsappStatus = z.output<typeof statusSchema>

export const contactSchema = z.object({
  wa_id: z.string().optional(),
  user_id: z.string().optional(),
  profile: z.object({ name: z.string().optional(), username: z.string().optional() }).optional(),
})
export type WhatsappContact = z.output<typeof contactSchema>

export const valueSchema = z.object({
  metadata: z.object({ display_phone_number: z.string(), phone_number_id: z.string() }),
  contacts: z.array(contactSchema).catch([]).default([]),
  messages: z.array(z.unknown()).default([]),
  message_echoes: z.array(z.unknown()).default([]),
  statuses: z.array(z.unknown()).default([]),
})
export type WhatsappValue = z.output<typeof valueSchema>

export const entrySchema = z.object({
  id: z.string(),
  changes: z.array(z.object({ field: z.string(), value: z.unknown() })),
})

export const numberSchema = z.object({
  id: z.string(),
  display_phone_number: z.string(),
  verified_name: z.string().optional(),
  quality_rating: z.string().optional(),
  webhook_configuration: z
    .object({
      phone_number: z.string().optional(),
      whatsapp_business_account: z.string().optional(),
      application: z.string().optional(),
    })
    .optional(),
})

export const sentSchema = z.object({
  contacts: z.array(z.object({ wa_id: z.string().optional(), user_id: z.string().optional() })).default([]),
  messages: z.array(z.object({ id: z.string(), message_status: z.string().optional() })).min(1),
})

export const fileInfoSchema = z.object({
  url: z.string(),
  mime_type: z.string().optional(),
  file_size: z.coerce.number().optional(),
})

export const templateSchema = z.object({
  id: z.string(),
  name: z.string(),
  language: z.string(),
  status: z.string(),
  category: z.string().default(''),
  parameter_format: z.string().optional(),
  components: z
    .array(
      z.object({
        type: z.string(),
        format: z.string().optional(),
        text: z.string().optional(),
        buttons: z
          .array(z.object({ type: z.string(), text: z.string().optional(), url: z.string().optional() }))
          .optional(),
      }),
    )
    .default([]),
})
export type WhatsappTemplate = z.output<typeof templateSchema>
