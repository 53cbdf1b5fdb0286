import { z } from 'zod'

/** The parts of the app.bsky and chat.bsky lexicons that are used; the client library has checked the whole by them. */
export const personSchema = z.object({
  did: z.string(),
  handle: z.string(),
  displayName: z.string().nullish(),
  avatar: z.string().nullish(),
  followersCount: z.int().nullish(),
  /** These two only where somebody is looked up. */
  description: z.string().nullish(),
  createdAt: z.string().nullish(),
})
export type Person = z.infer<typeof personSchema>

const refSchema = z.object({ uri: z.string(), cid: z.string() })
export type StrongRef = z.infer<typeof refSchema>

const featureSchema = z.object({ $type: z.string(), did: z.string().optional(), uri: z.string().optional() })
const facetSchema = z.object({
  index: z.object({ byteStart: z.int(), byteEnd: z.int() }),
  features: z.array(featureSchema).catch([]),
})

export const facetsSchema = z.array(facetSchema).nullish().catch(null)

export const recordSchema = z.object({
  text: z.string().catch(''),
  createdAt: z.string(),
  reply: z.object({ root: refSchema, parent: refSchema }).nullish().catch(null),
  facets: facetsSchema,
  langs: z.array(z.string()).nullish().catch(null),
  embed: z.unknown().optional(),
})

export const likeSchema = z.object({ subject: refSchema })

export const postViewSchema = z.object({
  uri: z.string(),
  cid: z.string(),
  author: personSchema,
  record: recordSchema,
  embed: z.unknown().optional(),
  replyCount: z.int().catch(0),
  repostCount: z.int().catch(0),
  likeCount: z.int().catch(0),
  indexedAt: z.string(),
  viewer: z
    .object({ replyDisabled: z.boolean().nullish(), like: z.string().nullish() })
    .nullish()
    .catch(null),
})
export type PostView = z.infer<typeof postViewSchema>

export const notificationSchema = z.object({
  uri: z.string(),
  reason: z.string(),
  reasonSubject: z.string().nullish(),
  indexedAt: z.string(),
})
export type Notification = z.infer<typeof notificationSchema>

export const chatMessageSchema = z.object({
  id: z.string(),
  rev: z.string().catch(''),
  text: z.string(),
  facets: facetsSchema,
  sender: z.object({ did: z.string() }),
  sentAt: z.string(),
})
export type ChatMessage = z.infer<typeof chatMessageSchema>

export const convoSchema = z.object({ id: z.string(), rev: z.string(), members: z.array(personSchema) })
export type Convo = z.infer<typeof convoSchema>

export const logSchema = z.object({
  $type: z.string(),
  convoId: z.string().optional(),
  message: z.unknown().optional(),
})
export type ChatLog = z.infer<typeof logSchema>

const imageSchema = z.object({ fullsize: z.string(), alt: z.string().catch('') })
export const embedSchema = z
  .object({
    images: z.array(imageSchema).catch([]),
    media: z
      .object({ images: z.array(imageSchema).catch([]) })
      .nullish()
      .catch(null),
    record: z
      .object({ uri: z.string().optional(), record: z.object({ uri: z.string() }).optional() })
      .nullish()
      .catch(null),
  })
  .catch({ images: [] })
