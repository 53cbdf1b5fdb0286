import { z } from 'zod'

/* https://api.stackexchange.com/docs, version 2.3, as the filter `withbody` hands it out. Times are Unix seconds. */

const ownerSchema = z.object({
  /** Left out once the account is gone. */
  user_id: z.int().optional(),
  display_name: z.string().optional(),
  link: z.string().optional(),
  profile_image: z.string().optional(),
})
export type Owner = z.infer<typeof ownerSchema>

const saidSchema = z.object({
  owner: ownerSchema.optional(),
  body: z.string().default(''),
  creation_date: z.int(),
  score: z.int().default(0),
})

export const questionSchema = saidSchema.extend({
  question_id: z.int(),
  title: z.string(),
  tags: z.array(z.string()).default([]),
  answer_count: z.int().default(0),
  last_activity_date: z.int(),
})
export type Question = z.infer<typeof questionSchema>

export const answerSchema = saidSchema.extend({ answer_id: z.int(), question_id: z.int() })
export type Answer = z.infer<typeof answerSchema>

export const commentSchema = saidSchema.extend({ comment_id: z.int(), post_id: z.int() })
export type Comment = z.infer<typeof commentSchema>

export const excerptSchema = z.object({
  item_type: z.string(),
  question_id: z.int(),
  answer_id: z.int().optional(),
  creation_date: z.int(),
})
export const postSchema = z.object({ post_id: z.int(), post_type: z.string(), creation_date: z.int() })
export const siteUserSchema = ownerSchema.extend({ user_id: z.int() })

/** What stands around every answer. */
export const wrapperSchema = z.object({
  items: z.array(z.unknown()),
  has_more: z.boolean().default(false),
  quota_remaining: z.int().optional(),
  /** Seconds to wait before this method is called again. */
  backoff: z.int().optional(),
})

export const errorSchema = z.object({
  error_id: z.int(),
  error_name: z.string(),
  error_message: z.string(),
})
