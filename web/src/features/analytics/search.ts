import { z } from 'zod'

const optional = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)

/** What the address of the analytics may say; anything else in it is dropped. */
export const analyticsSearchSchema = z.object({
  /** A dashboard that is kept; without it the overview. */
  dashboard: optional(z.uuid()),
  /** The monitor that is looked at closely. */
  monitorId: optional(z.uuid()),
  /** Days up to now, instead of the dashboard's own. */
  days: optional(z.coerce.number().int().min(1).max(366)),
})
export type AnalyticsSearch = z.infer<typeof analyticsSearchSchema>
