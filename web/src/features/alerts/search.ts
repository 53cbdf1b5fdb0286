import { z } from 'zod'

/** What stands in the address of the alerts. */
export const alertsSearchSchema = z.object({ who: z.enum(['all']).optional().catch(undefined) })
