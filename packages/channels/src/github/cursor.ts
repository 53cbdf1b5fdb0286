import { z } from 'zod'

const listSchema = z.object({
  /** The newest change that was told. */
  since: z.iso.datetime(),
  /** Of the answer that told nothing newer. */
  etag: z.string().nullable(),
  /** What changed about then, with the time of its change. */
  told: z.record(z.string(), z.string()),
})
export type ListPlace = z.infer<typeof listSchema>

const cursorSchema = z.object({
  v: z.literal(1),
  /** What was written before is not said to us any more. */
  start: z.iso.datetime(),
  lists: z.record(z.string(), listSchema),
})
export type GithubCursor = z.infer<typeof cursorSchema>

export function parseGithubCursor(value: unknown, start: Date): GithubCursor {
  return cursorSchema.safeParse(value).data ?? { v: 1, start: start.toISOString(), lists: {} }
}
