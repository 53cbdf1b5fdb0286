import { z } from 'zod'

/** What stands in the address of the incidents. */
export const incidentsSearchSchema = z.object({ show: z.enum(['over']).optional().catch(undefined) })
