import { normalisePhone } from '@hubbub/contracts/phone'
import { z } from 'zod'

/** By Twilio's list for the United States in 2026, in millionths of a US dollar; other countries cost other prices. */
const listPrices = { sent: 8_300, received: 8_300 }

const price = (micros: number) => z.int().min(0).max(100_000_000).default(micros)

export const settingsSchema = z
  .object({
    accountSid: z
      .string()
      .trim()
      .regex(/^[\w-]{10,64}$/, 'An account SID looks like AC0123…'),
    /** The number that people write to, in E.164, or a short code. */
    from: z
      .string()
      .default('')
      .transform((text, check) => {
        const plain = text.trim()
        if (plain === '' || /^\d{3,8}$/.test(plain)) return plain
        const number = normalisePhone(plain)
        if (number !== null) return number
        check.addIssue({
          code: 'custom',
          message: 'A number begins with + and its country, as +442079460018',
        })
        return z.NEVER
      }),
    messagingServiceSid: z
      .string()
      .trim()
      .regex(/^([\w-]{10,64})?$/, 'A messaging service SID looks like MG0123…')
      .default(''),
    /** Where the API stands; other servers speak it too. */
    apiUrl: z.url({ protocol: /^https?$/ }).default('https://api.twilio.com'),
    /** How far back the first fetch goes. */
    importDays: z.int().min(0).max(30).default(1),
    prices: z.object({ sent: price(listPrices.sent), received: price(listPrices.received) }).prefault({}),
  })
  .refine(({ from, messagingServiceSid }) => from !== '' || messagingServiceSid !== '', {
    message: 'Give a number or a messaging service',
    path: ['from'],
  })
export type SmsSettings = z.output<typeof settingsSchema>

const secret = z.string().trim().max(200).default('')

export const credentialsSchema = z
  .object({
    /** Signs the calls of the network; also signs in, where there is no API key. */
    authToken: secret,
    apiKey: secret,
    apiSecret: secret,
  })
  .refine(({ authToken, apiKey, apiSecret }) => authToken !== '' || (apiKey !== '' && apiSecret !== ''), {
    message: 'Give the auth token, or an API key with its secret',
    path: ['authToken'],
  })
export type SmsCredentials = z.output<typeof credentialsSchema>

/** https://www.twilio.com/docs/messaging: at most so many letters, which are never more pieces than that. */
export const limits = {
  text: 1600,
  segments: 24,
  mediaBytes: 20_000_000,
}
