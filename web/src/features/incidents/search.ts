import { z } from 'zod'

/** What stands in the address of the incidents. */
export const incidentsSearchSchema = z.object({
  show: z.enum(['mine', 'over']).optional().catch(undefined),
  /** Only those with overdue actions. */
  overdue: z.literal(true).optional().catch(undefined),
})

/** Which version of a playbook; the newest where none is named. */
export const playbookSearchSchema = z.object({ version: z.int().min(1).optional().catch(undefined) })
