import { z } from 'zod'
import type { KindInfo } from '../contract.ts'
import { form } from '../form.ts'

export const kind = 'api'

/** Where a secret was replaced, the one before goes on for so long, in both directions. */
export const rotationMs = 24 * 3_600_000
export const limits = { events: 500, files: 10, fileBytes: 5_000_000, text: 100_000 }

export const settingsSchema = z.object({
  /** Stands before the ids of people and messages: channels with the same name mean the same people. */
  system: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'A short name of letters, digits and -, such as shop'),
  /** Where our replies go; empty where messages are only taken in. */
  url: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
})
export type ApiSettings = z.infer<typeof settingsSchema>

const secretSchema = z
  .string()
  .trim()
  .refine((secret) => {
    const bytes = Buffer.from(secret.replace(/^whsec_/, ''), 'base64').length
    return /^whsec_[A-Za-z0-9+/]+={0,2}$/.test(secret) && bytes >= 24 && bytes <= 64
  }, 'A signing secret is whsec_ and 24 to 64 bytes in Base64')

export const credentialsSchema = z.object({
  secret: secretSchema,
  /** The one before, while it still goes on. */
  former: z.object({ secret: secretSchema, until: z.iso.datetime() }).nullable().default(null),
})
export type ApiCredentials = z.infer<typeof credentialsSchema>

/** The newest first. */
export const secretsAt = ({ secret, former }: ApiCredentials, now: Date): string[] =>
  former !== null && new Date(former.until) > now ? [secret, former.secret] : [secret]

export function succeed(given: ApiCredentials, stored: ApiCredentials, now: Date): ApiCredentials {
  if (given.secret === stored.secret) return stored
  const until = new Date(now.getTime() + rotationMs).toISOString()
  return { secret: given.secret, former: { secret: stored.secret, until } }
}

export const info: KindInfo = {
  summary:
    'Your own software as a channel: it sends what your customers write as signed webhooks, and gets the replies the same way.',
  group: 'own',
  offers: ['listen', 'mentions', 'comments', 'direct', 'reply', 'reply-direct', 'delete', 'receipts'],
  guide: [
    'Keep the signing secret that stands below in your system: both sides sign with it, by the Standard Webhooks.',
    'Name the address of yours to which replies are sent, or leave it empty to take messages in only.',
    'Connect it. On its page stands the address to which your system posts messages; docs/generic-api.md has examples in curl and Node.',
  ],
  guideUrl: 'https://www.standardwebhooks.com',
  fields: [
    form.text('settings.system', 'Name of your system', {
      hint: 'Short, such as shop. Ids of people and messages are its own.',
    }),
    form.text('settings.url', 'Where replies go', {
      required: false,
      hint: 'An https address that answers 200 and may name the message, such as {"id": "42"}.',
    }),
    form.signingSecret('credentials.secret', 'Signing secret'),
  ],
}
