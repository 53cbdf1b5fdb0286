import { z } from 'zod'
import { placeSchema } from './pages.ts'

const cursorSchema = z.object({
  v: z.literal(1),
  /** How far each source was read; ids grow. */
  notifications: placeSchema,
  own: placeSchema,
  tags: z.record(z.string(), placeSchema),
})
export type MastodonCursor = z.infer<typeof cursorSchema>

export function parseMastodonCursor(value: unknown): MastodonCursor {
  const parsed = cursorSchema.safeParse(value)
  return parsed.success ? parsed.data : { v: 1, notifications: null, own: null, tags: {} }
}
