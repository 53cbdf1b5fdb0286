import { z } from '@hono/zod-openapi'

/** From the least to the most. */
export const prioritySchema = z.enum(['none', 'low', 'medium', 'high', 'urgent'])
export type Priority = z.infer<typeof prioritySchema>
