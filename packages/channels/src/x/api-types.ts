import { z } from 'zod'

/*
 * The part of X's API v2 (https://docs.x.com, OpenAPI 2.167) that is read here. The description has renamed tweets to
 * posts in its fields and not everywhere at once: both names are taken.
 */

const metricsSchema = z
  .object({
    like_count: z.int(),
    reply_count: z.int(),
    retweet_count: z.int(),
    repost_count: z.int(),
    impression_count: z.int(),
    followers_count: z.int(),
  })
  .partial()

export const userSchema = z.object({
  id: z.string().min(1),
  name: z.string().optional(),
  username: z.string().optional(),
  verified: z.boolean().optional(),
  subscription_type: z.string().optional(),
  profile_image_url: z.string().optional(),
  public_metrics: metricsSchema.optional(),
  /** These two only where somebody is looked up. */
  description: z.string().optional(),
  created_at: z.string().optional(),
})
export type XUser = z.output<typeof userSchema>

const entitiesSchema = z.object({
  mentions: z
    .array(z.object({ id: z.string().nullish(), username: z.string().nullish() }))
    .nullish()
    .transform((some) => some ?? []),
  urls: z
    .array(z.object({ url: z.string(), expanded_url: z.string().nullish() }))
    .nullish()
    .transform((some) => some ?? []),
})
export type XEntities = z.output<typeof entitiesSchema>

const referenceSchema = z.array(z.object({ type: z.string(), id: z.string() }))
const noteSchema = z.object({ text: z.string(), entities: entitiesSchema.optional() })
const keysSchema = z.object({ media_keys: z.array(z.string()).optional() })

export const postSchema = z
  .object({
    id: z.string().min(1),
    text: z.string(),
    author_id: z.string().min(1),
    created_at: z.iso.datetime({ offset: true }).optional(),
    conversation_id: z.string().optional(),
    in_reply_to_user_id: z.string().optional(),
    entities: entitiesSchema.optional(),
    attachments: keysSchema.optional(),
    public_metrics: metricsSchema.optional(),
    geo: z.object({ place_id: z.string().optional() }).optional().catch(undefined),
    edit_history_tweet_ids: z.array(z.string()).optional(),
    edit_history_post_ids: z.array(z.string()).optional(),
    referenced_tweets: referenceSchema.optional(),
    referenced_posts: referenceSchema.optional(),
    note_tweet: noteSchema.optional(),
    note_post: noteSchema.optional(),
  })
  .transform(({ edit_history_tweet_ids, referenced_tweets, note_tweet, ...post }) => ({
    ...post,
    edit_history_post_ids: post.edit_history_post_ids ?? edit_history_tweet_ids ?? [],
    referenced_posts: post.referenced_posts ?? referenced_tweets ?? [],
    note_post: post.note_post ?? note_tweet,
  }))
export type XPost = z.output<typeof postSchema>

export const mediaSchema = z.object({
  media_key: z.string(),
  type: z.string(),
  url: z.string().optional(),
  preview_image_url: z.string().optional(),
})
export type XMedia = z.output<typeof mediaSchema>

/** What cannot be read of it is left out; posts are then read without it. */
const lenient = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .array(z.unknown())
    .optional()
    .transform((some = []) => some.flatMap((one) => schema.safeParse(one).data ?? []) as z.output<Schema>[])

const wrapSchema = z.object({ data: z.record(z.string(), z.unknown()) })
const unwrapped = (value: unknown): unknown => wrapSchema.safeParse(value).data?.data ?? value

export const includesSchema = z
  .object({
    // The Activity API wraps each of them once more.
    users: lenient(z.preprocess(unwrapped, userSchema)),
    media: lenient(mediaSchema),
    tweets: lenient(postSchema),
    posts: lenient(postSchema),
    places: lenient(z.object({ id: z.string(), country_code: z.string().optional() })),
  })
  .transform(({ tweets, posts, ...rest }) => ({ ...rest, posts: [...posts, ...tweets] }))
export type XIncludes = z.output<typeof includesSchema>
export const noIncludes: XIncludes = { users: [], media: [], posts: [], places: [] }

export const problemSchema = z.object({
  title: z.string().optional(),
  detail: z.string().optional(),
  type: z.string().optional(),
  disconnect_type: z.string().optional(),
  message: z.string().optional(),
})

const metaSchema = z.object({ next_token: z.string().optional(), result_count: z.int().optional() })

/** A page of posts or of events; each is parsed by itself, so that one that cannot be read stops no other. */
export const pageSchema = z.object({
  data: z.array(z.unknown()).default([]),
  includes: includesSchema.optional().transform((some) => some ?? noIncludes),
  errors: z.array(problemSchema).optional(),
  meta: metaSchema.prefault({}),
})
export type XPage = z.output<typeof pageSchema>

export const directSchema = z.object({
  id: z.string().min(1),
  event_type: z.string().default('MessageCreate'),
  text: z.string().default(''),
  sender_id: z.string().min(1),
  dm_conversation_id: z.string().min(1),
  created_at: z.iso.datetime({ offset: true }).optional(),
  participant_ids: z.array(z.string()).optional(),
  entities: entitiesSchema.optional(),
  attachments: keysSchema.optional(),
})
export type XDirect = z.output<typeof directSchema>

export const streamItemSchema = z.object({
  data: z.unknown().optional(),
  includes: includesSchema.optional().transform((some) => some ?? noIncludes),
  errors: z.array(problemSchema).optional(),
})

export const ruleSchema = z.object({ id: z.string(), value: z.string(), tag: z.string().optional() })
export type XRule = z.output<typeof ruleSchema>
export const rulesSchema = z.object({
  data: z.array(ruleSchema).default([]),
  meta: metaSchema.prefault({}),
  errors: z.array(problemSchema.extend({ value: z.string().optional() })).optional(),
})

export const meSchema = z.object({ data: userSchema })
export const createdPostSchema = z.object({ data: z.object({ id: z.string(), text: z.string() }) })
export const createdDirectSchema = z.object({
  data: z.object({ dm_event_id: z.string(), dm_conversation_id: z.string() }),
})
export const doneSchema = z.object({ data: z.record(z.string(), z.unknown()) })
export const usageSchema = z.object({
  data: z.object({
    project_usage: z.coerce.number().optional(),
    project_cap: z.coerce.number().optional(),
    cap_reset_day: z.int().optional(),
  }),
})
