import { z } from 'zod'
import { forMonitors } from '../listening/monitors-field.ts'

export const mastodonSettingsSchema = z.object({
  /** Of the instance that the account is on. */
  url: z
    .string()
    .trim()
    .min(1)
    .transform((url) => (/^https?:\/\//i.test(url) ? url : `https://${url}`))
    .pipe(z.url({ protocol: /^https?$/ }))
    .transform((url) => new URL(url).origin),
  /** Heard wherever the instance sees them, without the sign. */
  hashtags: z
    .array(
      z
        .string()
        .trim()
        .transform((tag) => tag.replace(/^#/, '').toLowerCase())
        .pipe(z.string().regex(/^[\p{L}\p{N}_]{1,100}$/u)),
    )
    .max(20)
    .default([]),
  /** Whether monitors are listened for besides. */
  monitors: forMonitors,
  /** How old what is taken in at the beginning may be. */
  importDays: z.int().min(0).max(365).default(7),
})
export type MastodonSettings = z.infer<typeof mastodonSettingsSchema>

export const mastodonCredentialsSchema = z.object({ token: z.string().trim().min(1) })
export type MastodonCredentials = z.infer<typeof mastodonCredentialsSchema>
