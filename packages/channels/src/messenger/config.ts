import { z } from 'zod'
import type { KindInfo } from '../contract.ts'
import { form } from '../form.ts'
import { metaCredentialsSchema, secretFields } from '../meta/account.ts'

export const kind = 'messenger'

export const settingsSchema = z.object({
  comments: z.boolean().default(true),
  /** Whether the app has the feature Human Agent. */
  humanAgent: z.boolean().default(false),
})
export type MessengerSettings = z.output<typeof settingsSchema>
export const credentialsSchema = metaCredentialsSchema

export const limits = {
  text: 2000,
  comment: 8000,
  fileBytes: 25_000_000,
  commentImageBytes: 8_000_000,
  /** How long Meta goes on calling an address that does not answer. */
  keepsMs: 36 * 3_600_000,
}

/** What a page tells its app of. */
export const messageFields = [
  'messages',
  'messaging_postbacks',
  'message_deliveries',
  'message_reads',
  'message_echoes',
  'message_reactions',
  'message_edits',
  'messaging_referrals',
  'standby',
]
export const fieldsOf = ({ comments }: MessengerSettings) => [...messageFields, ...(comments ? ['feed'] : [])]

export const info: KindInfo = {
  summary: 'A Facebook page: its Messenger, and what people write on it and below its posts and ads.',
  group: 'messenger',
  offers: [
    'comments',
    'direct',
    'reply',
    'reply-direct',
    'react',
    'hide',
    'delete',
    'profile',
    'typing',
    'receipts',
  ],
  reactions: ['👍'],
  guide: [
    'At developers.facebook.com create an app of the type Business and add the products Messenger and Webhooks.',
    'Make a token for your page that never ends: a system user of your business portfolio that has the page and the app, with pages_messaging, pages_manage_metadata, pages_read_engagement, pages_read_user_content and pages_manage_engagement; from its token take the page’s own with /me/accounts.',
    'Under App settings, Basic you find the app secret.',
    'Save here. Then, under Webhooks, choose the object Page and enter the webhook address that is shown with the channel as callback URL, with the verify token you chose; subscribe to feed, messages, message_echoes, message_deliveries, message_reads, message_reactions, message_edits and messaging_postbacks. The page itself is subscribed from here.',
    'Ask Meta for advanced access to these permissions and take the app live; until then only people with a role in the app are heard.',
  ],
  guideUrl: 'https://developers.facebook.com/documentation/business-messaging/messenger-platform/get-started',
  fields: [
    ...secretFields('The page’s own access token, which never ends.'),
    form.switch('settings.comments', 'Comments and posts on the page', { initial: true }),
    form.switch('settings.humanAgent', 'The app has the feature Human Agent', {
      hint: 'Meta grants it to an app whose messages people write; answers may then leave for seven days instead of 24 hours.',
      advanced: true,
    }),
  ],
}
