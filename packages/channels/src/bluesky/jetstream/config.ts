import { z } from 'zod'
import { forMonitors } from '../../listening/monitors-field.ts'

export const defaultUrl = 'wss://jetstream2.us-east.bsky.network/subscribe'

export const jetstreamSettingsSchema = z
  .object({
    url: z
      .string()
      .trim()
      .transform((url) => (url === '' ? defaultUrl : url))
      .pipe(z.url({ protocol: /^wss?$/ }))
      .default(defaultUrl),
    /** Posts with one of these are heard; all that is said there would be too much for any inbox. */
    words: z.array(z.string().trim().min(2).max(200)).max(500).default([]),
    /** Whether monitors are listened for besides. */
    monitors: forMonitors,
    /** How far back it begins, in minutes. */
    importMinutes: z.int().min(0).max(2160).default(10),
    /** A stream that says nothing for so long has broken, as somebody there always speaks. */
    silentSeconds: z.int().min(1).max(600).default(30),
  })
  .refine(({ words, monitors }) => words.length > 0 || monitors, {
    path: ['words'],
    message: 'Name words, or let it listen for what monitors want',
  })
export type JetstreamSettings = z.infer<typeof jetstreamSettingsSchema>

export const jetstreamCredentialsSchema = z.object({})
