import { z } from 'zod'
import { badCursor } from './bad-cursor.ts'
import { Prisma } from './transaction.ts'

const placeSchema = z.tuple([z.iso.datetime(), z.uuid()])

/** Behind a row of a list that is ordered by a moment and an id, newest first. Throws `page.bad_cursor`. */
export function behind(moment: Prisma.Sql, id: Prisma.Sql, after: unknown): Prisma.Sql {
  if (after === null) return Prisma.sql`true`
  const place = placeSchema.safeParse(after)
  if (!place.success) throw badCursor()
  return Prisma.sql`(${moment}, ${id}) < (${place.data[0]}::timestamptz, ${place.data[1]}::uuid)`
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
