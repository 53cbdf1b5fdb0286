import { z } from 'zod'

const cursorSchema = z.object({
  v: z.literal(1),
  importId: z.string(),
  /** Of a mailbox: the byte that is read next. Of a table: the last line that was read. */
  at: z.int(),
  read: z.int(),
  refused: z.int(),
})
export type ImportCursor = z.output<typeof cursorSchema>

/** Where a file goes on; at its beginning where the cursor is of another one. */
export function cursorFor(cursor: unknown, importId: string): ImportCursor {
  const known = cursorSchema.safeParse(cursor).data
  return known?.importId === importId ? known : { v: 1, importId, at: 0, read: 0, refused: 0 }
}
