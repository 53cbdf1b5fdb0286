import { z } from 'zod'

/** What stands in the address of the alerts. */
export const alertsSearchSchema = z.object({ who: z.enum(['all']).optional().catch(undefined) })

/** Of what rules found. */
export const foundSearchSchema = z.object({ ruleId: z.uuid().optional().catch(undefined) })

/** What a new rule begins with. */
export const newRuleSearchSchema = z.object({ monitorId: z.uuid().optional().catch(undefined) })
