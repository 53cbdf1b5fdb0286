import { z } from 'zod'

/** The parts of https://docs.joinmastodon.org/entities/ that are used, as masto names them. */
export const accountSchema = z.object({
  id: z.string(),
  username: z.string(),
  acct: z.string(),
  url: z.string(),
  /** Since 4.2; before, the address of the profile is as lasting. */
  uri: z.string().nullish(),
  displayName: z.string().catch(''),
  avatar: z.string().nullish(),
  followersCount: z.int().catch(0),
  /** In their own words, as HTML. */
  note: z.string().nullish(),
  createdAt: z.string().nullish(),
})
export type MastoAccount = z.infer<typeof accountSchema>

const mediaSchema = z.object({
  id: z.string(),
  type: z.string().catch('unknown'),
  url: z.string().nullish(),
  description: z.string().nullish(),
})

export const statusSchema = z.object({
  id: z.string(),
  uri: z.string(),
  url: z.string().nullish(),
  createdAt: z.string(),
  editedAt: z.string().nullish(),
  account: accountSchema,
  content: z.string().catch(''),
  spoilerText: z.string().catch(''),
  visibility: z.enum(['public', 'unlisted', 'private', 'direct']).catch('private'),
  inReplyToId: z.string().nullish(),
  inReplyToAccountId: z.string().nullish(),
  mentions: z
    .array(z.object({ id: z.string(), username: z.string(), acct: z.string(), url: z.string() }))
    .catch([]),
  mediaAttachments: z.array(mediaSchema).catch([]),
  quote: z
    .object({ quotedStatus: z.object({ id: z.string() }).nullish() })
    .nullish()
    .catch(null),
  reblog: z.object({ id: z.string() }).nullish().catch(null),
  language: z.string().nullish(),
  repliesCount: z.int().catch(0),
  reblogsCount: z.int().catch(0),
  favouritesCount: z.int().catch(0),
})
export type MastoStatus = z.infer<typeof statusSchema>

export const notificationSchema = z.object({
  id: z.string(),
  type: z.string(),
  createdAt: z.string(),
  status: z.unknown().optional(),
})
export type MastoNotification = z.infer<typeof notificationSchema>

export const contextSchema = z.object({ ancestors: z.array(z.object({ id: z.string() })) })

export const instanceSchema = z.object({
  domain: z.string(),
  configuration: z.object({
    urls: z.object({ streaming: z.string() }).partial().catch({}),
    statuses: z
      .object({ maxCharacters: z.int(), maxMediaAttachments: z.int(), charactersReservedPerUrl: z.int() })
      .partial()
      .catch({}),
    mediaAttachments: z
      .object({ supportedMimeTypes: z.array(z.string()), imageSizeLimit: z.int() })
      .partial()
      .catch({}),
  }),
})
export type MastoInstance = z.infer<typeof instanceSchema>
