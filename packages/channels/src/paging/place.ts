import { z } from 'zod'

/** How far a list that has the newest first was read. */
export const placeSchema = z.object({
  /** When the newest that was told was said, or listed. */
  at: z.string(),
  /** What was told around that time, as networks order by time alone and a little late. */
  recent: z.record(z.string(), z.string()),
})
export type Place = z.infer<typeof placeSchema>
