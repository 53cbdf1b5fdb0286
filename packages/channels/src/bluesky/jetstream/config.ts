import { z } from 'zod'

export const defaultUrl = 'wss://jetstream2.us-east.bsky.network/subscribe'

export const jetstreamSettingsSchema = z.object({
  url: z
    .string()
    .trim()
    .transform((url) => (url === '' ? defaultUrl : url))
    .pipe(z.url({ protocol: /^wss?$/ }))
    .default(defaultUrl),
  /** Posts with one of these are heard; all that is said there would be too much for any inbox. */
  words: z.array(z.string().trim().min(2).max(200)).min(1).max(500),
  /** How far back it begins, in minutes. */
  importMinutes: z.int().min(0).max(2160).default(10),
  /** A stream that says nothing for so long has broken, as somebody there always speaks. */
  silentSeconds: z.int().min(1).max(600).default(30),
})
export type JetstreamSettings = z.infer<typeof jetstreamSettingsSchema>

export const jetstreamCredentialsSchema = z.object({})
