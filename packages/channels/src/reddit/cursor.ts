import { z } from 'zod'
import { nothingWatched, watchedSchema } from '../paging/look-again.ts'
import { placeSchema } from '../paging/place.ts'

const cursorSchema = z.object({
  v: z.literal(1),
  inbox: placeSchema.nullable(),
  sent: placeSchema.nullable(),
  own: placeSchema.nullable(),
  /** Of every subreddit and search, by its name. */
  lists: z.record(z.string(), placeSchema),
  watched: watchedSchema,
})
export type RedditCursor = z.infer<typeof cursorSchema>

export const parseRedditCursor = (value: unknown): RedditCursor =>
  cursorSchema.safeParse(value).data ?? {
    v: 1,
    inbox: null,
    sent: null,
    own: null,
    lists: {},
    watched: nothingWatched,
  }
