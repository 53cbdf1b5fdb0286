import { z } from 'zod'
import { badCursor } from './bad-cursor.ts'
import { Prisma } from './transaction.ts'

const placeSchema = z.tuple([z.iso.datetime(), z.uuid()])

/** Behind a row of a list that is ordered by a moment and an id, newest first. Throws `page.bad_cursor`. */
export function behind(moment: Prisma.Sql, id: Prisma.Sql, after: unknown): Prisma.Sql {
  const place = placeIn(after)
  if (place === null) return Prisma.sql`true`
  return Prisma.sql`(${moment}, ${id}) < (${place.at}::timestamptz, ${place.id}::uuid)`
}

/** Where a page ended; null at the beginning. Throws `page.bad_cursor`. */
export function placeIn(after: unknown): { at: string; id: string } | null {
  if (after === null) return null
  const place = placeSchema.safeParse(after)
  if (!place.success) throw badCursor()
  const [at, id] = place.data
  return { at, id }
}

/** Cuts what was read one row too far, and says where the next page begins. */
export function toPage<T>(
  found: readonly T[],
  limit: number,
  placeOf: (item: T) => [moment: string, id: string],
): { items: T[]; next: unknown } {
  const items = found.slice(0, limit)
  const last = found.length > limit ? items.at(-1) : undefined
  return { items, next: last === undefined ? null : placeOf(last) }
}
