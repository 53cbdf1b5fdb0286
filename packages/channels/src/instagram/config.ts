import { z } from 'zod'
import type { KindInfo } from '../contract.ts'
import { form } from '../form.ts'
import { metaCredentialsSchema, secretFields } from '../meta/account.ts'

export const kind = 'instagram'
export const INSTAGRAM_URL = 'https://graph.instagram.com'

export const settingsSchema = z.object({
  /** Whose token it is: of the Facebook page that the account belongs to, or of the account itself. */
  login: z.enum(['facebook', 'instagram']).default('facebook'),
  comments: z.boolean().default(true),
  /** Whether the app has the feature Human Agent. */
  humanAgent: z.boolean().default(false),
})
export type InstagramSettings = z.output<typeof settingsSchema>
export const credentialsSchema = metaCredentialsSchema.extend({
  /** What the token of an Instagram account was last renewed into, and until when it counts. */
  accessToken: z.string().nullable().default(null),
  expiresAt: z.string().nullable().default(null),
})
export type InstagramCredentials = z.output<typeof credentialsSchema>

export const limits = {
  textBytes: 1000,
  comment: 300,
  imageBytes: 8_000_000,
  fileBytes: 25_000_000,
  /** How long Meta goes on calling an address that does not answer. */
  keepsMs: 36 * 3_600_000,
}

const messageFields = ['messages', 'messaging_postbacks', 'messaging_seen', 'message_reactions']

/** Of an account that belongs to a page it is the page that is subscribed, and the app that says what it hears. */
export const fieldsOf = ({ login, comments }: InstagramSettings) =>
  login === 'facebook' ? ['messages'] : [...messageFields, ...(comments ? ['comments', 'live_comments'] : [])]

export const info: KindInfo = {
  summary: 'A professional Instagram account: its messages, and the comments below its posts, reels and ads.',
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
  reactions: ['❤️'],
  guide: [
    'Make sure the account is a professional one, and that in the Instagram app, under Settings, Messages, Connected tools, access to messages is allowed.',
    'At developers.facebook.com create an app of the type Business and add the products Instagram and Webhooks.',
    'Either connect the account with a Facebook page and take the page’s own token (instagram_basic, instagram_manage_messages, instagram_manage_comments, pages_manage_metadata), or make a token for the account itself under Instagram, API setup with Instagram login. Such a token lives for 60 days; it is renewed here while they last.',
    'Take the app secret: under App settings, Basic; with Instagram login the Instagram app secret.',
    'Save here. Then, under Webhooks, choose the object Instagram and enter the webhook address that is shown with the channel as callback URL, with the verify token you chose; subscribe to messages, messaging_seen, message_reactions, messaging_postbacks, comments and live_comments.',
  ],
  guideUrl: 'https://developers.facebook.com/docs/instagram-platform',
  fields: [
    form.select('settings.login', 'The token is of', [
      { value: 'facebook', label: 'the Facebook page that the account belongs to' },
      { value: 'instagram', label: 'the Instagram account itself' },
    ]),
    ...secretFields('With instagram_manage_messages and instagram_manage_comments.'),
    form.switch('settings.comments', 'Comments', { initial: true }),
    form.switch('settings.humanAgent', 'The app has the feature Human Agent', {
      hint: 'Meta grants it to an app whose messages people write; answers may then leave for seven days instead of 24 hours.',
      advanced: true,
    }),
  ],
}
