import { z } from 'zod'
import { nothingWatched, watchedSchema } from '../paging/look-again.ts'
import { placeSchema } from '../paging/place.ts'

const cursorSchema = z.object({
  v: z.literal(1),
  /** Of every list of threads, by its name. */
  places: z.record(z.string(), placeSchema),
  /** How many replies a thread had: a reply does not bring its thread back to the top of a list. */
  threads: z.record(z.string(), z.int()),
  watched: watchedSchema,
  searchedAt: z.iso.datetime().nullable(),
  /** What was found last, with the time at which it was published; what is said below it is heard. */
  found: z.record(z.string(), z.string()),
})
export type YouTubeCursor = z.infer<typeof cursorSchema>

export const parseYouTubeCursor = (value: unknown): YouTubeCursor =>
  cursorSchema.safeParse(value).data ?? {
    v: 1,
    places: {},
    threads: {},
    watched: nothingWatched,
    searchedAt: null,
    found: {},
  }

const maxThreads = 200

/** Those that changed last stay longest. */
export function withCounts(
  threads: YouTubeCursor['threads'],
  counts: ReadonlyMap<string, number>,
): YouTubeCursor['threads'] {
  const kept = Object.entries(threads).filter(([id]) => !counts.has(id))
  return Object.fromEntries([...kept, ...counts].slice(-maxThreads))
}
