import { z } from 'zod'

/** The parts of Lemmy's API v3 (0.19, https://join-lemmy.org/api/v0.19) that are used. */
export const personSchema = z.object({
  id: z.int(),
  name: z.string(),
  display_name: z.string().nullish(),
  avatar: z.string().nullish(),
  /** Does not change, and is the same on every instance. */
  actor_id: z.string(),
  bio: z.string().nullish(),
  published: z.string().nullish(),
})
export type Person = z.infer<typeof personSchema>

const communitySchema = z.object({ id: z.int(), name: z.string(), actor_id: z.string() })

const states = {
  published: z.string(),
  updated: z.string().nullish(),
  deleted: z.boolean().catch(false),
  removed: z.boolean().catch(false),
}

const postSchema = z.object({
  ...states,
  id: z.int(),
  name: z.string(),
  url: z.string().nullish(),
  body: z.string().nullish(),
  creator_id: z.int(),
  locked: z.boolean().catch(false),
})

export const commentViewSchema = z.object({
  comment: z.object({
    ...states,
    id: z.int(),
    post_id: z.int(),
    content: z.string(),
    /** `0.12.34`: from the first comment down to this one. */
    path: z.string(),
  }),
  creator: personSchema,
  post: postSchema,
  community: communitySchema,
  counts: z.object({ score: z.int(), child_count: z.int().catch(0) }),
})
export type CommentView = z.infer<typeof commentViewSchema>

export const postViewSchema = z.object({
  post: postSchema,
  creator: personSchema,
  community: communitySchema,
  counts: z.object({ score: z.int(), comments: z.int().catch(0) }),
})
export type PostView = z.infer<typeof postViewSchema>

export const letterViewSchema = z.object({
  private_message: z.object({
    id: z.int(),
    content: z.string(),
    published: z.string(),
    updated: z.string().nullish(),
    deleted: z.boolean().catch(false),
  }),
  creator: personSchema,
  recipient: personSchema,
})
export type LetterView = z.infer<typeof letterViewSchema>

export const siteSchema = z.object({
  version: z.string(),
  my_user: z.object({ local_user_view: z.object({ person: personSchema }) }).nullish(),
})

export const communityViewSchema = z.object({ community_view: z.object({ community: communitySchema }) })
export const loginSchema = z.object({ jwt: z.string().nullish() })
export const errorSchema = z.object({ error: z.string() })

/** What is listed: what it is, and when it was said, with the whole as it came. */
export const entrySchema = {
  comment: z.looseObject({ comment: z.looseObject({ id: z.int(), published: z.string() }) }),
  post: z.looseObject({ post: z.looseObject({ id: z.int(), published: z.string() }) }),
  letter: z.looseObject({ private_message: z.looseObject({ id: z.int(), published: z.string() }) }),
}
