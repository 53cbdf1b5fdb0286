import { z } from 'zod'
import type { KindInfo } from '../contract.ts'
import { form } from '../form.ts'

export const settingsSchema = z.object({
  /** Whether updates are fetched, or Telegram calls us. */
  receive: z.enum(['polling', 'webhook']).default('polling'),
  /** Whether a webhook that somebody else has set is replaced or removed. */
  takeOver: z.boolean().default(false),
  /** Channels and groups for posts of our own: `@name`, or the number of one that has no name. */
  places: z
    .array(
      z
        .string()
        .trim()
        .transform((place) =>
          place.replace(/^(https?:\/\/)?t\.me\//i, '@').replace(/^(?=[a-z]\w{3,31}$)/i, '@'),
        )
        .pipe(z.string().regex(/^(@[a-z]\w{3,31}|-?\d{5,20})$/i, 'Such as @our_news or -1001234567890')),
    )
    .max(50)
    .default([]),
})
export type TelegramSettings = z.output<typeof settingsSchema>

export const credentialsSchema = z.object({
  token: z
    .string()
    .trim()
    .regex(/^\d{1,20}:[\w-]{20,100}$/, 'A token looks like 123456789:AAF…'),
})
export type TelegramCredentials = z.output<typeof credentialsSchema>

/** https://core.telegram.org/bots/api and /bots/faq. */
export const limits = {
  text: 4096,
  caption: 1024,
  /** A bot downloads no larger file, and sends none larger than `sendBytes`. */
  fetchBytes: 20_000_000,
  sendBytes: 50_000_000,
  photoBytes: 10_000_000,
  album: 10,
  /** Updates that nobody fetches are thrown away. */
  keepsMs: 24 * 3_600_000,
}

export const info: KindInfo = {
  summary: 'A Telegram bot: people write to it in private, or call it by name in their groups.',
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
  reactions: ['👍', '❤', '🔥', '🎉', '😁', '🙏', '👎'],
  reactsOnce: true,
  guide: [
    'Open a chat with @BotFather in Telegram and send /newbot; it asks for a name and gives you a token.',
    'To let the bot hear all that is said in a group, send /setprivacy to @BotFather and choose Disable; without that it hears only what is said to it.',
    'Add the bot to the groups in which it shall answer. Into a channel it can write once it is one of its administrators.',
  ],
  guideUrl: 'https://core.telegram.org/bots/features#botfather',
  fields: [
    form.secret('credentials.token', 'Bot token', { hint: 'From @BotFather, such as 123456789:AAF…' }),
    form.select('settings.receive', 'How messages come', [
      { value: 'polling', label: 'We fetch them (works everywhere)' },
      { value: 'webhook', label: 'Telegram calls us (needs a public https address)' },
    ]),
    form.lines('settings.places', 'Channels and groups for posts of your own', {
      hint: 'One on each line, such as @our_news, or its number such as -1001234567890.',
    }),
    form.switch('settings.takeOver', 'Take over from another program', {
      hint: 'A bot gives its messages to one program only. When on, a webhook of another one is removed.',
      advanced: true,
    }),
  ],
}
