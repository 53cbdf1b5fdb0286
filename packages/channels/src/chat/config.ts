import { randomBytes } from 'node:crypto'
import { chatFieldSchema } from '@hubbub/contracts'
import { z } from 'zod'
import type { KindInfo } from '../contract.ts'
import { form } from '../form.ts'
import { parseHours } from './hours.ts'

export const limits = { text: 8000, fileBytes: 10_000_000, files: 5 }

const hoursLine = z
  .string()
  .trim()
  .superRefine((line, ctx) => {
    try {
      parseHours(line)
    } catch (error) {
      ctx.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) })
    }
  })

const origin = z
  .string()
  .trim()
  .refine((text) => originOf(text) !== null, 'An origin looks like https://www.shop.example')
  .transform((text) => originOf(text) ?? text)

/** The scheme, the host and the port of an address, as browsers name the page they are on. */
function originOf(text: string): string | null {
  const url = URL.parse(text.includes('://') ? text : `https://${text}`)
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname !== '' ? url.origin : null
}

const isTimeZone = (name: string) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

export const settingsSchema = z.object({
  title: z.string().trim().min(1).max(60),
  greeting: z.string().trim().max(500).default('Hello! What can we do for you?'),
  away: z
    .string()
    .trim()
    .max(500)
    .default('Nobody is here right now. Leave us a message: we answer here as soon as we are back.'),
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'A colour looks like #0f766e')
    .default('#0f766e'),
  theme: z.enum(['auto', 'light', 'dark']).default('auto'),
  side: z.enum(['right', 'left']).default('right'),
  origins: z.array(origin).max(50).default([]),
  askName: chatFieldSchema.default('optional'),
  askEmail: chatFieldSchema.default('off'),
  timeZone: z.string().trim().refine(isTimeZone, 'A time zone is named like Europe/Berlin').default('UTC'),
  hours: z.array(hoursLine).max(50).default([]),
  /** The channel by which visitors who have left are sent the answers that they did not see; null: none. */
  mailbox: z.uuid().nullable().default(null),
  names: z.boolean().default(true),
  files: z.boolean().default(true),
})
export type ChatSettings = z.output<typeof settingsSchema>

const newSecret = () => randomBytes(32).toString('hex')

/** Made by ourselves when the channel is: nobody has to think them up. */
export const credentialsSchema = z.object({
  /** With it pages vouch for their visitors. */
  secret: z.string().min(32).default(newSecret),
  /** The one before, as long as it still counts. */
  former: z.object({ secret: z.string(), until: z.iso.datetime() }).nullable().default(null),
  /** Signs what visitors say on its way to whoever reads it. */
  callKey: z.string().min(32).default(newSecret),
})
export type ChatCredentials = z.output<typeof credentialsSchema>

const asked = [
  { value: 'off', label: 'Is not asked for' },
  { value: 'optional', label: 'Can be given' },
  { value: 'required', label: 'Must be given' },
]

export const info: KindInfo = {
  summary: 'A chat on your own pages and on a page of its own: visitors write, you answer live.',
  group: 'own',
  offers: ['direct', 'reply-direct', 'typing', 'receipts'],
  guide: [
    'Say how the chat looks and when somebody is there, and save.',
    'Copy the line that you find here afterwards into your pages, just before </body>.',
    'To know signed-in customers, let your server vouch for them: the page of the channel says how.',
  ],
  guideUrl: null,
  preview: '/chat/preview',
  secret:
    'With it your server vouches for customers who are signed in at your pages: they are greeted by name and have their conversation on every device. The hash is the HMAC-SHA256, in hexadecimal, of the customer’s id or, where you give an e-mail address, of the id, a line feed and the address.',
  fields: [
    form.text('settings.title', 'Title', {
      hint: 'Stands above the chat: the name of your shop, for example.',
    }),
    form.longText('settings.greeting', 'Greeting', {
      required: false,
      initial: 'Hello! What can we do for you?',
    }),
    form.text('settings.color', 'Colour', {
      initial: '#0f766e',
      hint: 'Of the button and of what visitors say.',
    }),
    form.select('settings.theme', 'Appearance', [
      { value: 'auto', label: 'As the visitor has it' },
      { value: 'light', label: 'Light' },
      { value: 'dark', label: 'Dark' },
    ]),
    form.select('settings.side', 'Place of the button', [
      { value: 'right', label: 'Bottom right' },
      { value: 'left', label: 'Bottom left' },
    ]),
    form.lines('settings.origins', 'Pages that may show it', {
      hint: 'One origin a line, such as https://www.shop.example. Without any, every page may.',
    }),
    form.select('settings.askName', 'Visitor’s name', asked, { initial: 'optional' }),
    form.select('settings.askEmail', 'Visitor’s e-mail address', asked),
    form.lines('settings.hours', 'Hours', {
      hint: 'When somebody is there, such as Mon-Fri 9:00-17:30. Without any, always.',
    }),
    form.text('settings.timeZone', 'Time zone', {
      initial: 'UTC',
      hint: 'Of the hours, such as Europe/Berlin.',
    }),
    form.longText('settings.away', 'What is said while nobody is there', {
      required: false,
      initial: settingsDefault('away'),
    }),
    form.mailbox('settings.mailbox', 'Answers by e-mail', {
      hint: 'Who left before an answer came gets it from this mailbox a little later, if their e-mail address is known, and can answer by mail. Both stand in the chat’s conversation.',
    }),
    form.switch('settings.names', 'Show the names of those who answer', { initial: true, advanced: true }),
    form.switch('settings.files', 'Let visitors send files', { initial: true, advanced: true }),
  ],
}

function settingsDefault(name: 'away'): string {
  return settingsSchema.parse({ title: 'x' })[name]
}
