import { z } from 'zod'
import { placeSchema } from '../paging/place.ts'

const cursorSchema = z.object({
  v: z.literal(1),
  notifications: placeSchema.nullable(),
  own: placeSchema.nullable(),
  searches: z.record(z.string(), placeSchema),
  chat: z.string().nullable(),
})
export type BlueskyCursor = z.infer<typeof cursorSchema>

export function parseBlueskyCursor(value: unknown): BlueskyCursor {
  const parsed = cursorSchema.safeParse(value)
  return parsed.success ? parsed.data : { v: 1, notifications: null, own: null, searches: {}, chat: null }
}
