import { z } from 'zod'

/* The part of the REST API (2022-11-28) and of its webhooks that is read here. */

/** https://docs.github.com/en/rest/apps/apps#get-the-authenticated-app */
export const appSchema = z.object({ slug: z.string() })

export const userSchema = z.object({
  id: z.int(),
  login: z.string(),
  name: z.string().nullish(),
  html_url: z.string(),
  avatar_url: z.string().nullish(),
  followers: z.int().nullish(),
  /** These two only where somebody is looked up. */
  bio: z.string().nullish(),
  created_at: z.string().nullish(),
})
export type GithubUser = z.infer<typeof userSchema>

const reactionsSchema = z.object({ total_count: z.int() })

const writtenSchema = z.object({
  id: z.int(),
  node_id: z.string(),
  body: z.string().nullish(),
  /** Null once the account is gone. */
  user: userSchema.nullish(),
  html_url: z.string(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
  reactions: reactionsSchema.optional(),
})

export const issueSchema = writtenSchema.extend({
  number: z.int(),
  title: z.string(),
  comments: z.int().default(0),
  locked: z.boolean().default(false),
  state: z.string().optional(),
  pull_request: z.unknown().optional(),
  repository_url: z.string().optional(),
})
export type Issue = z.infer<typeof issueSchema>

export const commentSchema = writtenSchema.extend({
  issue_url: z.string().optional(),
  /** Of a comment on a line of a pull request. */
  pull_request_url: z.string().optional(),
  in_reply_to_id: z.int().optional(),
  path: z.string().optional(),
  /** Of a comment in a discussion. */
  parent_id: z.int().nullish(),
})
export type Comment = z.infer<typeof commentSchema>

export const foundSchema = z.object({ items: z.array(z.unknown()) })

export const repositorySchema = z.object({ full_name: z.string(), private: z.boolean().default(false) })

const repository = z.object({ full_name: z.string() })
/** A call says what happened (`action`) to one of these. */
export const callSchema = z.object({
  action: z.string(),
  repository,
  issue: z.unknown().optional(),
  pull_request: z.unknown().optional(),
  discussion: z.unknown().optional(),
  comment: z.unknown().optional(),
})
export type GithubCall = z.infer<typeof callSchema>
