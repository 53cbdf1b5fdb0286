import { z } from 'zod'

/** What happens on a page, https://developers.facebook.com/docs/graph-api/webhooks/reference/page (field `feed`). */
export const feedSchema = z.object({
  /** `comment`, `post`, `status`, `photo`, `video`, `share`, `reaction`, … */
  item: z.string(),
  /** `add`, `edited`, `remove`, `hide`, `unhide`. */
  verb: z.string(),
  from: z.object({ id: z.string(), name: z.string().optional() }).optional(),
  post_id: z.string().optional(),
  comment_id: z.string().optional(),
  parent_id: z.string().optional(),
  message: z.string().optional(),
  link: z.string().optional(),
  photo: z.string().optional(),
  video: z.string().optional(),
  photos: z.array(z.string()).optional(),
  published: z.union([z.boolean(), z.number()]).optional(),
  /** Unix seconds. */
  created_time: z.coerce.number().transform((seconds) => new Date(seconds * 1000)),
  post: z
    .object({ permalink_url: z.string().optional(), promotion_status: z.string().optional() })
    .optional(),
})
export type FeedChange = z.output<typeof feedSchema>
