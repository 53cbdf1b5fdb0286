import { z } from 'zod'

const idSchema = z.string().regex(/^\d+$/)

export const cursorSchema = z.object({
  v: z.literal(1),
  /** The newest mention and direct message that is stored. */
  mentions: idSchema.nullable().default(null),
  direct: idSchema.nullable().default(null),
  /** The same for every query that is searched for, by a digest of it. */
  searches: z.record(z.string(), idSchema).default({}),
  /** What was handed on lately of that which is asked for again. */
  recent: z.array(z.string()).max(1000).default([]),
  /** When the stream last lived. */
  streamAt: z.iso.datetime().nullable().default(null),
})
export type XCursor = z.output<typeof cursorSchema>

export const parseCursor = (value: unknown): XCursor =>
  cursorSchema.safeParse(value).data ?? cursorSchema.parse({ v: 1 })
