import { z } from 'zod'
import { nothingWatched, watchedSchema } from '../paging/look-again.ts'
import { placeSchema } from '../paging/place.ts'

const cursorSchema = z.object({
  v: z.literal(1),
  /** Of every list, by its name. */
  places: z.record(z.string(), placeSchema),
  watched: watchedSchema,
})
export type LemmyCursor = z.infer<typeof cursorSchema>

export const parseLemmyCursor = (value: unknown): LemmyCursor =>
  cursorSchema.safeParse(value).data ?? { v: 1, places: {}, watched: nothingWatched }
