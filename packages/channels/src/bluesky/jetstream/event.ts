import { z } from 'zod'

const commitSchema = z.object({
  operation: z.string(),
  collection: z.string(),
  rkey: z.string(),
  cid: z.string().optional(),
  record: z.unknown().optional(),
})

/** https://github.com/bluesky-social/jetstream-legacy#consuming-jetstream */
const eventSchema = z.object({
  did: z.string(),
  time_us: z.int(),
  kind: z.string(),
  commit: commitSchema.optional(),
})
export type JetstreamEvent = z.infer<typeof eventSchema>

export function parseEvent(data: unknown): JetstreamEvent | null {
  if (typeof data !== 'string') return null
  try {
    return eventSchema.safeParse(JSON.parse(data)).data ?? null
  } catch {
    return null
  }
}
