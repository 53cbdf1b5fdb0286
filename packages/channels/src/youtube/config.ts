import type { ChannelUnit } from '@hubbub/contracts'
import { z } from 'zod'
import { forMonitors } from '../listening/monitors-field.ts'

const optional = z.preprocess(
  (value) => (value === '' ? null : value),
  z.string().trim().min(1).nullable().default(null),
)

const videoSchema = z
  .string()
  .trim()
  .transform(
    (given) => /(?:[?&]v=|youtu\.be\/|\/(?:shorts|live|embed)\/)([\w-]{11})/.exec(given)?.[1] ?? given,
  )
  .pipe(z.string().regex(/^[\w-]{11}$/, 'Give the address of a video, or the eleven letters of its name'))

const channelSchema = z
  .string()
  .trim()
  .transform((given) => /\/channel\/(UC[\w-]{22})/.exec(given)?.[1] ?? /(@[\w.-]+)/.exec(given)?.[1] ?? given)
  .pipe(z.string().regex(/^(UC[\w-]{22}|@[\w.-]{1,100})$/, 'Give @handle, or the ID that begins with UC'))

export const youtubeSettingsSchema = z.object({
  /** With a channel of one's own, or by a key that only reads. */
  access: z.enum(['oauth', 'key']).default('oauth'),
  /** Channels of others, below whose videos all is heard. */
  channels: z.array(channelSchema).max(10).default([]),
  videos: z.array(videoSchema).max(20).default([]),
  /** Videos that are searched for; what is said below those found last is heard too. */
  searches: z.array(z.string().trim().min(1).max(200)).max(10).default([]),
  /** Whether monitors are listened for besides. */
  monitors: forMonitors,
  /** Comments that wait for somebody to let them through. */
  held: z.boolean().default(true),
  everyMinutes: z.int().min(0).max(1440).default(5),
  searchMinutes: z.int().min(0).max(1440).default(60),
  /** How old what is taken in at the beginning may be. */
  importDays: z.int().min(0).max(365).default(7),
})
export type YouTubeSettings = z.infer<typeof youtubeSettingsSchema>

export const youtubeCredentialsSchema = z
  .object({
    clientId: optional,
    clientSecret: optional,
    refreshToken: optional,
    apiKey: optional,
    accessToken: optional,
    expiresAt: z.iso.datetime().nullable().default(null),
  })
  .refine(
    ({ apiKey, refreshToken, clientId, clientSecret }) =>
      apiKey !== null || (refreshToken !== null && clientId !== null && clientSecret !== null),
    { path: ['refreshToken'], message: 'Give client ID, client secret and refresh token, or an API key' },
  )
export type YouTubeCredentials = z.infer<typeof youtubeCredentialsSchema>

/** https://developers.google.com/youtube/v3/determine_quota_cost, what one call costs. */
export const cost = { read: 1, write: 50, search: 1 }
/** What a project is granted a day; whoever needs more asks for it. */
export const daily = { quota: 10_000, searches: 100 }
export const maxText = 10_000

export const units: ChannelUnit[] = [
  { unit: 'quota', label: 'Quota units (usually 10,000 a day)', costMicros: null },
  { unit: 'search', label: 'Searches (usually 100 a day)', costMicros: null },
]
