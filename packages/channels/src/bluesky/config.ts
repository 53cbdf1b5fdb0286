import { z } from 'zod'
import { forMonitors } from '../listening/monitors-field.ts'

export const blueskySettingsSchema = z.object({
  /** Such as shop.bsky.social, or a domain of one's own. */
  handle: z
    .string()
    .trim()
    .transform((handle) => handle.replace(/^@/, '').toLowerCase())
    .pipe(z.string().regex(/^([a-z0-9-]+\.)+[a-z][a-z0-9-]*$|^did:[a-z]+:[\w.:%-]+$/)),
  /** Where the account is kept; the network's own server unless it is kept elsewhere. */
  service: z
    .string()
    .trim()
    .transform((url) => (url === '' ? 'https://bsky.social' : url))
    .pipe(z.url({ protocol: /^https?$/ }))
    .default('https://bsky.social'),
  /** Searches whose posts are heard, each as one would type it there. */
  searches: z.array(z.string().trim().min(1).max(300)).max(20).default([]),
  /** Whether monitors are listened for besides. */
  monitors: forMonitors,
  /** How old what is taken in at the beginning may be. */
  importDays: z.int().min(0).max(365).default(7),
})
export type BlueskySettings = z.infer<typeof blueskySettingsSchema>

const tokensSchema = z.object({
  did: z.string(),
  handle: z.string(),
  accessJwt: z.string(),
  refreshJwt: z.string(),
})
export type BlueskyTokens = z.infer<typeof tokensSchema>

/** The password is a person's; the tokens are what it was last changed into. */
export const blueskyCredentialsSchema = z.object({
  password: z.string().min(1),
  tokens: tokensSchema.nullable().default(null),
})
export type BlueskyCredentials = z.infer<typeof blueskyCredentialsSchema>
