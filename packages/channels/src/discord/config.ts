import { z } from 'zod'
import type { KindInfo } from '../contract.ts'
import { form } from '../form.ts'

export const kind = 'discord'

export const discordSettingsSchema = z.object({
  /** What in its channels is said to us: where the bot is named or answered, or everything. */
  addressed: z.enum(['mentions', 'everything']).default('mentions'),
  /** Whether it asks for what is said without naming it, which Discord must have been told in its portal. */
  content: z.boolean().default(true),
  /** How old what is taken in at the beginning may be. */
  importDays: z.int().min(0).max(90).default(1),
})
export type DiscordSettings = z.output<typeof discordSettingsSchema>

export const discordCredentialsSchema = z.object({
  token: z
    .string()
    .trim()
    .transform((token) => token.replace(/^Bot\s+/i, ''))
    .pipe(
      z
        .string()
        .regex(
          /^[\w-]{8,100}\.[\w-]{4,20}\.[\w-]{8,200}$/,
          'A bot token is three words with dots between them',
        ),
    ),
})
export type DiscordCredentials = z.output<typeof discordCredentialsSchema>

/** https://docs.discord.com/developers: messages, uploads, gateway. */
export const limits = {
  text: 2000,
  files: 10,
  fileBytes: 10 * 1024 * 1024,
  fetchBytes: 25 * 1024 * 1024,
  page: 100,
  /** A nonce is known again for a few minutes. */
  nonceMs: 100_000,
}

export const info: KindInfo = {
  summary: 'A bot in Discord servers: people write to it in private, or name it in channels and threads.',
  group: 'messenger',
  offers: [
    'direct',
    'mentions',
    'listen',
    'reply',
    'reply-direct',
    'publish',
    'react',
    'delete',
    'profile',
    'typing',
  ],
  reactions: ['👍', '❤️', '🎉', '😂', '😮', '😢', '🙏', '👀', '✅'],
  guide: [
    'At discord.com/developers/applications make an application; under Bot reset the token and copy it.',
    'Under Bot, switch on the Message Content Intent, so that it hears more than what names it. Above 100 servers Discord has to approve it.',
    'Under OAuth2 choose the scope bot with View Channels, Send Messages, Send Messages in Threads, Read Message History, Attach Files and Add Reactions, and open the address it makes: so the bot enters a server.',
    'Give the bot’s role access to the channels in which it shall hear and answer.',
  ],
  guideUrl: 'https://docs.discord.com/developers/quick-start/getting-started',
  fields: [
    form.secret('credentials.token', 'Bot token'),
    form.select('settings.addressed', 'In channels, what is for us', [
      { value: 'mentions', label: 'Where the bot is named or answered, and the threads below it' },
      { value: 'everything', label: 'Everything: they are channels for customers' },
    ]),
    form.switch('settings.content', 'Hear what does not name the bot', {
      initial: true,
      hint: 'Needs the Message Content Intent',
    }),
    form.number('settings.importDays', 'Days to take in at the beginning', { advanced: true, initial: 1 }),
  ],
}
