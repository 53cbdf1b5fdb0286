import { z } from 'zod'
import { forMonitors } from '../listening/monitors-field.ts'

const optional = z.preprocess(
  (value) => (value === '' ? null : value),
  z.string().trim().min(1).nullable().default(null),
)

const subredditSchema = z
  .string()
  .trim()
  .transform((name) => name.replace(/^\/?r\//i, '').replace(/\/$/, ''))
  .pipe(z.string().regex(/^(u_)?[\w-]{2,30}$/))

export const redditSettingsSchema = z.object({
  /** The account that answers; Reddit also wants to know in every request whose program it is. */
  username: z
    .string()
    .trim()
    .transform((name) => name.replace(/^\/?u\//i, ''))
    .pipe(z.string().regex(/^[\w-]{3,20}$/)),
  /** Subreddits whose posts and comments are heard. */
  subreddits: z.array(subredditSchema).max(20).default([]),
  /** Searches over all of Reddit, each as one would type it there; they find posts. */
  searches: z.array(z.string().trim().min(1).max(512)).max(20).default([]),
  /** Whether monitors are listened for besides. */
  monitors: forMonitors,
  /** Where a post of our own goes; the account's profile where nothing is said. */
  home: z.preprocess((value) => (value === '' ? null : value), subredditSchema.nullable().default(null)),
  /** How old what is taken in at the beginning may be. */
  importDays: z.int().min(0).max(365).default(7),
})
export type RedditSettings = z.infer<typeof redditSettingsSchema>

export const redditCredentialsSchema = z
  .object({
    clientId: z.string().trim().min(1),
    clientSecret: optional,
    /** Of a web app; lasts until somebody revokes it. */
    refreshToken: optional,
    /** Of the account, for an app of the type “script”. */
    password: z.preprocess(
      (value) => (value === '' ? null : value),
      z.string().min(1).nullable().default(null),
    ),
    accessToken: optional,
    expiresAt: z.iso.datetime().nullable().default(null),
    /** What the access token may do, as Reddit said. */
    scope: z.string().default(''),
  })
  .refine(({ refreshToken, password }) => refreshToken !== null || password !== null, {
    path: ['refreshToken'],
    message: 'Give a refresh token, or the password of the account',
  })
export type RedditCredentials = z.infer<typeof redditCredentialsSchema>

/** https://www.reddit.com/dev/api: what a listing holds, and how long a comment or a message may be. */
export const limits = {
  holds: 1000,
  searchHolds: 200,
  text: 10_000,
  postText: 40_000,
  title: 300,
  subject: 100,
}
