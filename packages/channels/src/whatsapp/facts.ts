import type { PostRef } from '@hubbub/contracts'
import { z } from 'zod'

/** What the mapper noted of a message. */
const factsSchema = z.object({
  number: z.string().nullable().default(null),
  userId: z.string().nullable().default(null),
  groupId: z.string().optional(),
})

export const factsOf = ({ post }: PostRef) => factsSchema.safeParse(post.facts).data ?? null
