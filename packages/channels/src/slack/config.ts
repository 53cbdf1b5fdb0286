import { z } from 'zod'
import type { KindInfo } from '../contract.ts'
import { form } from '../form.ts'

export const kind = 'slack'

export const slackSettingsSchema = z.object({
  /** Whether we hold a socket open, or Slack calls us. */
  receive: z.enum(['socket', 'webhook']).default('socket'),
  /** What in its channels is said to us: where the app is named, or everything. */
  addressed: z.enum(['mentions', 'everything']).default('mentions'),
  /** How old what is taken in at the beginning may be. */
  importDays: z.int().min(0).max(90).default(3),
})
export type SlackSettings = z.output<typeof slackSettingsSchema>

const optional = (pattern: RegExp, words: string) =>
  z.preprocess(
    (value) => (value === '' ? null : value),
    z.string().trim().regex(pattern, words).nullable().default(null),
  )

export const slackCredentialsSchema = z.object({
  token: z
    .string()
    .trim()
    .regex(
      /^(xoxe\.)?xoxb-[\w-]{8,500}$/,
      'A bot token begins with xoxb-, or with xoxe.xoxb- where tokens are rotated',
    ),
  /** Opens the socket; needs the scope connections:write. */
  appToken: optional(/^xapp-[\w-]{8,300}$/, 'An app-level token begins with xapp-'),
  /** With it Slack signs its calls. */
  signingSecret: optional(/^[0-9a-f]{16,128}$/i, 'A signing secret is made of digits and the letters a to f'),
  /** Where tokens are rotated: what the next one is fetched with. */
  refreshToken: optional(/^xoxe-[\w-]{8,500}$/, 'A refresh token begins with xoxe-'),
  clientId: optional(/^[\d.]{5,60}$/, 'A client ID is two numbers with a dot between them'),
  clientSecret: optional(/^[0-9a-f]{16,128}$/i, 'A client secret is made of digits and the letters a to f'),
  /** What the bot token was last changed into, and until when it counts. */
  accessToken: z.string().nullable().default(null),
  expiresAt: z.string().nullable().default(null),
})
export type SlackCredentials = z.output<typeof slackCredentialsSchema>

/** https://docs.slack.dev: chat.postMessage, files, Events API, Socket Mode. */
export const limits = {
  /** What Slack recommends; it cuts at 40,000. */
  text: 4000,
  files: 10,
  fileBytes: 50_000_000,
  fetchBytes: 20_000_000,
  /** How old a signed call may be. */
  callAgeMs: 5 * 60_000,
  /** So far back a thread may have begun that goes on after a break. */
  threadMs: 7 * 86_400_000,
}

/** What each thing an account can do needs; the rest it cannot do without. */
export const scopes = {
  base: ['chat:write', 'users:read'],
  rooms: ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
  history: ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  direct: 'im:write',
  react: 'reactions:write',
  seeReactions: 'reactions:read',
  readFiles: 'files:read',
  writeFiles: 'files:write',
} as const

export const info: KindInfo = {
  summary: 'An app in a Slack workspace: people write to it directly, or name it in the channels it is in.',
  group: 'messenger',
  offers: ['direct', 'mentions', 'listen', 'reply', 'reply-direct', 'publish', 'react', 'delete', 'profile'],
  reactions: ['👍', '❤️', '🎉', '😂', '😮', '😢', '🙏', '👀', '✅'],
  guide: [
    'At api.slack.com/apps make an app of your own in the workspace (an app of your own has the full limits; a distributed one may read histories only once a minute).',
    'Under OAuth & Permissions add the bot scopes app_mentions:read, channels:history, channels:read, chat:write, files:read, files:write, groups:history, groups:read, im:history, im:read, im:write, mpim:history, mpim:read, reactions:read, reactions:write, users:read; install it and copy the bot token.',
    'Under Event Subscriptions subscribe the bot to app_mention, message.channels, message.groups, message.im, message.mpim, reaction_added and reaction_removed.',
    'Under App Home switch on the Messages tab, so that people can write to the app.',
    'Without a public https address: switch on Socket Mode and make an app-level token with connections:write. With one: copy the signing secret, connect here first, and then give Slack the address that the channel shows as its request URL.',
    'Token rotation may be on: then give the refresh token, the client ID and the client secret (Basic Information) too, and the bot token is renewed before its twelve hours end.',
    'Invite the app to the channels it shall hear: /invite @app',
  ],
  guideUrl: 'https://docs.slack.dev/quickstart',
  fields: [
    form.secret('credentials.token', 'Bot token', { hint: 'xoxb-…, from OAuth & Permissions' }),
    form.select('settings.receive', 'How messages come', [
      { value: 'socket', label: 'By a socket that we open (works everywhere)' },
      { value: 'webhook', label: 'Slack calls us (needs a public https address)' },
    ]),
    form.secret('credentials.appToken', 'App-level token', {
      required: false,
      hint: 'xapp-…, for the socket',
    }),
    form.secret('credentials.signingSecret', 'Signing secret', {
      required: false,
      hint: 'From Basic Information, for calls of Slack',
    }),
    form.secret('credentials.refreshToken', 'Refresh token', {
      required: false,
      advanced: true,
      hint: 'xoxe-…, where token rotation is on',
    }),
    form.text('credentials.clientId', 'Client ID', {
      required: false,
      advanced: true,
      hint: 'From Basic Information, where token rotation is on',
    }),
    form.secret('credentials.clientSecret', 'Client secret', {
      required: false,
      advanced: true,
      hint: 'From Basic Information, where token rotation is on',
    }),
    form.select('settings.addressed', 'In channels, what is for us', [
      { value: 'mentions', label: 'Where the app is named, and the thread below it' },
      { value: 'everything', label: 'Everything: they are channels for customers' },
    ]),
    form.number('settings.importDays', 'Days to take in at the beginning', { advanced: true, initial: 3 }),
  ],
}
