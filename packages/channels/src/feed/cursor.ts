import { z } from 'zod'

/** Where the last look left off. */
const feedCursorSchema = z.object({
  v: z.literal(1),
  /** The address that was set when this was written; another begins anew. */
  asked: z.string(),
  /** Where the feed really is. */
  url: z.string(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  /** Items by a digest of their id, with a digest of their words; the newest last. */
  seen: z.record(z.string(), z.string()),
  /** Digests of ids that this feed gives to several items. */
  shared: z.array(z.string()),
  /** When the newest item that was seen came out. */
  newestAt: z.iso.datetime().nullable().default(null),
})
export type FeedCursor = z.infer<typeof feedCursorSchema>

export function parseFeedCursor(value: unknown, asked: string, url: string): FeedCursor {
  const parsed = feedCursorSchema.safeParse(value)
  if (parsed.success && parsed.data.asked === asked) return parsed.data
  return { v: 1, asked, url, etag: null, lastModified: null, seen: {}, shared: [], newestAt: null }
}
