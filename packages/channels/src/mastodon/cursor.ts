import { z } from 'zod'

const cursorSchema = z.object({
  v: z.literal(1),
  /** The newest that was seen of each source; ids grow. */
  notifications: z.string().nullable(),
  own: z.string().nullable(),
  tags: z.record(z.string(), z.string().nullable()),
})
export type MastodonCursor = z.infer<typeof cursorSchema>

export function parseMastodonCursor(value: unknown): MastodonCursor {
  const parsed = cursorSchema.safeParse(value)
  return parsed.success ? parsed.data : { v: 1, notifications: null, own: null, tags: {} }
}
