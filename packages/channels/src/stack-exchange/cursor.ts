import { z } from 'zod'

const cursorSchema = z.object({
  v: z.literal(1),
  /** Unix seconds up to which each search is through. */
  at: z.record(z.string(), z.int()),
  /** When what was told lately was said, by its external id. */
  told: z.record(z.string(), z.int()),
  /** Posts below which comments are looked for: when they last moved, and their question. */
  posts: z.record(z.string(), z.tuple([z.int(), z.int()])),
})
export type StackCursor = z.infer<typeof cursorSchema>

export const parseStackCursor = (value: unknown): StackCursor =>
  cursorSchema.safeParse(value).data ?? { v: 1, at: {}, told: {}, posts: {} }

/** The newest of them, as far as there is room. */
export function newest(posts: StackCursor['posts'], room: number): StackCursor['posts'] {
  const sorted = Object.entries(posts).toSorted(([, [one]], [, [other]]) => other - one)
  return Object.fromEntries(sorted.slice(0, room))
}
