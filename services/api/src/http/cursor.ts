import { AppError } from '@hubbub/contracts'
import { z } from 'zod'

/** The place where the next page begins, made opaque; null after the last page. */
export function writeCursor(next: unknown): string | null {
  if (next === null || next === undefined) return null
  return Buffer.from(JSON.stringify(next)).toString('base64url')
}

/** Reads what `writeCursor` wrote. A client may send anything, so its shape is checked again. */
export function readCursor<S extends z.ZodType>(schema: S, cursor: string | undefined): z.output<S> | null {
  if (cursor === undefined) return null
  const parsed = schema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()))
  if (parsed.success) return parsed.data
  throw new AppError({
    code: 'request.cursor_invalid',
    kind: 'invalid',
    message: 'The cursor is not one that a list gave out',
  })
}

/** For lists whose repository checks the place itself. */
export function readOpaqueCursor(cursor: string | undefined): unknown {
  return readCursor(z.json(), cursor)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
