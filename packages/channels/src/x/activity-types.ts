import { z } from 'zod'
import { includesSchema, noIncludes } from './api-types.ts'

/** A call of the X Activity API: one event. */
export const activitySchema = z.object({
  data: z.object({
    event_type: z.string(),
    payload: z.record(z.string(), z.unknown()),
    includes: includesSchema.optional().transform((some) => some ?? noIncludes),
  }),
})
export type ActivityCall = z.output<typeof activitySchema>
