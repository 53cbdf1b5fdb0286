import { z } from 'zod'
import type { KindInfo } from '../contract.ts'
import { form } from '../form.ts'
import { graphIdSchema, metaCredentialsSchema, secretFields } from '../meta/account.ts'

export const kind = 'whatsapp'

export const settingsSchema = z.object({
  phoneNumberId: graphIdSchema,
  businessAccountId: graphIdSchema,
  /** Whether the number is told to call this installation, whatever else its app calls. */
  register: z.boolean().default(true),
})
export type WhatsappSettings = z.output<typeof settingsSchema>
export const credentialsSchema = metaCredentialsSchema

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media */
export const limits = {
  text: 4096,
  caption: 1024,
  imageBytes: 5_000_000,
  videoBytes: 16_000_000,
  fileBytes: 100_000_000,
  /** What is fetched of what customers send. */
  fetchBytes: 100_000_000,
  /** After each word of the customer anything may be written for so long. */
  windowMs: 24 * 3_600_000,
  /** How long Meta goes on calling an address that does not answer. */
  keepsMs: 7 * 24 * 3_600_000,
}

export const info: KindInfo = {
  summary:
    'A WhatsApp business number on the Cloud API: chats with customers, templates outside the 24 hours.',
  group: 'messenger',
  offers: ['direct', 'reply-direct', 'react', 'typing', 'receipts'],
  reactions: ['👍', '❤️', '😂', '😮', '😢', '🙏'],
  reactsOnce: true,
  guide: [
    'At developers.facebook.com create an app of the type Business and add the product WhatsApp; connect it with your business portfolio and register your number.',
    'In the business settings add a system user, give it the app and the WhatsApp account with full control, and make a token for it that never ends, with whatsapp_business_messaging and whatsapp_business_management.',
    'Under WhatsApp, API setup you find the phone number ID and the WhatsApp Business Account ID; under App settings, Basic the app secret.',
    'Save here. Then, under WhatsApp, Configuration enter the webhook address that is shown with the channel as callback URL, with the verify token you chose, and subscribe to messages (and smb_message_echoes if you also answer in the WhatsApp Business app).',
    'Take the app live; until then only numbers that are registered as testers reach you.',
  ],
  guideUrl: 'https://developers.facebook.com/documentation/business-messaging/whatsapp/get-started',
  fields: [
    form.text('settings.phoneNumberId', 'Phone number ID', {
      hint: 'Digits only; not the phone number itself.',
    }),
    form.text('settings.businessAccountId', 'WhatsApp Business Account ID'),
    ...secretFields('A system user’s token, which never ends.'),
    form.switch('settings.register', 'Have this number call us', {
      initial: true,
      hint: 'Tells Meta our address for this number alone, so that an app can serve several numbers.',
      advanced: true,
    }),
  ],
}
