import { z } from 'zod'

/** A story, poll or comment as https://hn.algolia.com/api tells of it. */
export const hitSchema = z.object({
  objectID: z.string(),
  author: z.string(),
  /** Unix seconds. */
  created_at_i: z.int(),
  title: z.string().nullish(),
  url: z.string().nullish(),
  story_text: z.string().nullish(),
  comment_text: z.string().nullish(),
  points: z.int().nullish(),
  num_comments: z.int().nullish(),
  parent_id: z.int().nullish(),
  story_id: z.int().nullish(),
})
export type Hit = z.infer<typeof hitSchema>

/** Each hit is parsed by itself, so that one that cannot be read stops no other. */
export const pageSchema = z.object({ hits: z.array(z.unknown()) })

export const userSchema = z.object({ username: z.string(), karma: z.int().nullish() })
