import { z } from 'zod'

/** What a new monitor begins with, where somebody comes from elsewhere. */
export const newMonitorSearchSchema = z.object({
  name: z.string().max(200).optional().catch(undefined),
  query: z.string().max(4000).optional().catch(undefined),
})
