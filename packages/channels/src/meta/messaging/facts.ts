import type { PostRef } from '@hubbub/contracts'
import { z } from 'zod'

/** What was noted of a message, a comment or a post. */
const factsSchema = z
  .object({
    personId: z.string(),
    at: z.coerce.date(),
    commentId: z.string(),
    /** What a public answer stands below. */
    below: z.string(),
    postId: z.string(),
  })
  .partial()

export const factsOf = ({ post }: PostRef) => factsSchema.safeParse(post.facts).data ?? {}
