import { z } from 'zod'

export const feedSettingsSchema = z.object({
  /** Of the feed, or of a page that names it. */
  url: z
    .string()
    .trim()
    .transform((url) =>
      /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `https://${url.replace(/^feed:/i, '')}`,
    )
    .pipe(z.url({ protocol: /^https?$/ })),
  /** How often it is asked, at most; 0 is with every round. */
  everyMinutes: z.int().min(0).max(1440).default(10),
  /** How old what is taken in at the beginning may be. */
  importDays: z.int().min(0).max(3650).default(30),
})
export type FeedSettings = z.infer<typeof feedSettingsSchema>

/** For the few feeds that are kept behind a password. */
export const feedCredentialsSchema = z.object({
  user: z.string().default(''),
  password: z.string().default(''),
})
export type FeedCredentials = z.infer<typeof feedCredentialsSchema>

export const hasPassword = ({ user, password }: FeedCredentials) => user !== '' || password !== ''
