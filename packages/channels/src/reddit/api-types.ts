import { z } from 'zod'

/** The parts of https://www.reddit.com/dev/api that are used. */
export const childSchema = z.object({
  kind: z.string(),
  /** The fullname, such as `t1_d1680wu`; and the time in seconds. */
  data: z.looseObject({ name: z.string(), created_utc: z.number() }),
})
export type Child = z.infer<typeof childSchema>

export const listingSchema = z.object({
  data: z.object({
    after: z.string().nullish(),
    // What has no name, such as the sign that there is more, is no thing.
    children: z
      .array(z.unknown())
      .transform((children) => children.flatMap((child) => childSchema.safeParse(child).data ?? [])),
  }),
})

const base = {
  name: z.string(),
  author: z.string().nullish(),
  subreddit: z.string().nullish(),
  created_utc: z.number(),
  edited: z.union([z.number(), z.boolean()]).catch(false),
  score: z.int().catch(0),
}

export const commentSchema = z.object({
  ...base,
  parent_id: z.string(),
  link_id: z.string().nullish(),
  link_title: z.string().nullish(),
  link_author: z.string().nullish(),
  body: z.string(),
  body_html: z.string().nullish(),
  permalink: z.string().nullish(),
  /** In the inbox, in place of `link_id` and `permalink`. */
  context: z.string().nullish(),
  type: z.string().nullish(),
  locked: z.boolean().catch(false),
  archived: z.boolean().catch(false),
})
export type Comment = z.infer<typeof commentSchema>

export const postSchema = z.object({
  ...base,
  title: z.string(),
  selftext: z.string().catch(''),
  selftext_html: z.string().nullish(),
  is_self: z.boolean().catch(true),
  url: z.string().nullish(),
  permalink: z.string(),
  num_comments: z.int().catch(0),
  removed_by_category: z.string().nullish(),
  locked: z.boolean().catch(false),
  archived: z.boolean().catch(false),
})
export type Post = z.infer<typeof postSchema>

export const letterSchema = z.object({
  ...base,
  subject: z.string().catch(''),
  body: z.string(),
  body_html: z.string().nullish(),
  dest: z.string().catch(''),
  parent_id: z.string().nullish(),
  first_message_name: z.string().nullish(),
})
export type Letter = z.infer<typeof letterSchema>

export const userSchema = z.object({
  name: z.string(),
  icon_img: z.string().catch(''),
  created_utc: z.number().nullish(),
  /** Their own page, with what they say of themselves. */
  subreddit: z.object({ public_description: z.string().nullish() }).nullish().catch(null),
})
export type User = z.infer<typeof userSchema>

export const tokenSchema = z.object({
  access_token: z.string(),
  expires_in: z.number(),
  scope: z.string().catch(''),
  refresh_token: z.string().optional(),
})

/** What Reddit does not take, it says in an answer that looks like success. */
export const refusalSchema = z.object({
  json: z.object({
    errors: z.array(z.array(z.string().nullish().catch(null))).min(1),
    ratelimit: z.number().optional(),
  }),
})

export const thingsSchema = z.object({
  json: z.object({ data: z.object({ things: z.array(childSchema).min(1) }) }),
})
export const submittedSchema = z.object({
  json: z.object({ data: z.object({ name: z.string(), url: z.string() }) }),
})
