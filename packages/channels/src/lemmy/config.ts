import { z } from 'zod'
import { forMonitors } from '../listening/monitors-field.ts'

const optional = z.preprocess(
  (value) => (value === '' ? null : value),
  z.string().min(1).nullable().default(null),
)

/** `name` on the instance itself, `name@host` on another. */
export const communitySchema = z
  .string()
  .trim()
  .transform((given) => {
    const [, host, name] = /^https?:\/\/([^/]+)\/c\/([\w.]+)(?:@[\w.-]+)?\/?$/.exec(given) ?? []
    return host === undefined ? given.replace(/^!/, '') : `${name}@${host}`
  })
  .pipe(z.string().regex(/^\w{1,100}(@[\w.:-]+)?$/, 'Give name@instance'))

export const lemmySettingsSchema = z.object({
  /** Of the instance that the account is on. */
  url: z
    .string()
    .trim()
    .min(1)
    .transform((url) => (/^https?:\/\//i.test(url) ? url : `https://${url}`))
    .pipe(z.url({ protocol: /^https?$/ }))
    .transform((url) => new URL(url).origin),
  username: z
    .string()
    .trim()
    .transform((name) => name.replace(/^@/, '').split('@', 1)[0] ?? '')
    .pipe(z.string().regex(/^\w{1,100}$/)),
  communities: z.array(communitySchema).max(20).default([]),
  searches: z.array(z.string().trim().min(3).max(200)).max(10).default([]),
  /** Whether monitors are listened for besides. */
  monitors: forMonitors,
  /** Where a post of our own goes. */
  home: z.preprocess((value) => (value === '' ? null : value), communitySchema.nullable().default(null)),
  /** How old what is taken in at the beginning may be. */
  importDays: z.int().min(0).max(365).default(7),
})
export type LemmySettings = z.infer<typeof lemmySettingsSchema>

export const lemmyCredentialsSchema = z
  .object({
    password: optional,
    /** The JWT that signing in gives; lasts until somebody signs out everywhere. */
    accessToken: optional,
    expiresAt: z.null().default(null),
  })
  .refine(({ password, accessToken }) => password !== null || accessToken !== null, {
    path: ['password'],
    message: 'Give the password of the account, or a token',
  })
export type LemmyCredentials = z.infer<typeof lemmyCredentialsSchema>

export const limits = { text: 10_000, title: 200 }
