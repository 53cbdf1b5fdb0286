import { AppError } from '@hubbub/contracts'
import { z } from 'zod'
import { Prisma } from '../transaction.ts'

const placeSchema = z.tuple([z.iso.datetime(), z.uuid()])

/** Behind a row of a list that is ordered by a moment and an id, newest first. Throws `page.bad_cursor`. */
export function behind(moment: Prisma.Sql, id: Prisma.Sql, after: unknown): Prisma.Sql {
  if (after === null) return Prisma.sql`true`
  const place = placeSchema.safeParse(after)
  if (place.success)
    return Prisma.sql`(${moment}, ${id}) < (${place.data[0]}::timestamptz, ${place.data[1]}::uuid)`
  const message = 'This cursor belongs to no page of this list'
  throw new AppError({ code: 'page.bad_cursor', kind: 'invalid', message })
}

/** Cuts what was read one row too far, and says where the next page begins. */
export function toPage<T extends { id: string }>(
  found: readonly T[],
  limit: number,
  moment: (item: T) => string,
): { items: T[]; next: unknown } {
  const items = found.slice(0, limit)
  const last = found.length > limit ? items.at(-1) : undefined
  return { items, next: last === undefined ? null : [moment(last), last.id] }
}
