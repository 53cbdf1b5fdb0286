import { z } from 'zod'
import { formatUids, parseUids } from './uid-set.ts'

/**
 * How far below the highest UID a folder is looked through again. Some servers let a message with a lower UID show up
 * after one with a higher; what was absent then is remembered as a gap and taken when it is there.
 */
export const overlap = 200

const folderCursorSchema = z.object({
  uidValidity: z.string(),
  /** Everything below was handled, but for the gaps. */
  uidNext: z.int().min(1),
  gaps: z.string().regex(/^(\d+(:\d+)?(,\d+(:\d+)?)*)?$/),
  /** When this folder was last read; where a search by date starts after a renumbering. */
  at: z.iso.datetime(),
})
export type FolderCursor = z.infer<typeof folderCursorSchema>

const mailCursorSchema = z.object({ v: z.literal(1), folders: z.record(z.string(), folderCursorSchema) })
export type MailCursor = z.infer<typeof mailCursorSchema>

/** What cannot be read as a cursor counts as none: the folders are then searched by date, and nothing is stored twice. */
export function parseMailCursor(stored: unknown): MailCursor {
  const parsed = mailCursorSchema.safeParse(stored)
  return parsed.success ? parsed.data : { v: 1, folders: {} }
}

/** Which of the existing UIDs (ascending) are still to be fetched. */
export function unhandled(cursor: FolderCursor | null, existing: readonly number[]): number[] {
  if (!cursor) return [...existing]
  const gaps = new Set(parseUids(cursor.gaps))
  return existing.filter((uid) => uid >= cursor.uidNext || gaps.has(uid))
}

/** The lowest UID worth listing. */
export function windowStart(uidNext: number): number {
  return Math.max(1, uidNext - overlap)
}

/** The cursor when all that exists below `uidNext` was handled. */
export function handledBelow(
  uidNext: number,
  input: { uidValidity: string; existing: readonly number[]; still?: readonly number[]; at: Date },
): FolderCursor {
  const present = new Set(input.existing)
  for (const uid of input.still ?? []) present.delete(uid)
  const gaps: number[] = []
  for (let uid = windowStart(uidNext); uid < uidNext; uid += 1) if (!present.has(uid)) gaps.push(uid)
  return { uidValidity: input.uidValidity, uidNext, gaps: formatUids(gaps), at: input.at.toISOString() }
}
