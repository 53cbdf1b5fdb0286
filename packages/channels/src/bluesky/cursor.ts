import { z } from 'zod'

const placeSchema = z.object({
  /** When the newest that was told was indexed. */
  at: z.string(),
  /** What was told around that time, as the network orders by time alone and a little late. */
  recent: z.record(z.string(), z.string()),
})
export type Place = z.infer<typeof placeSchema>

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
