import { z } from 'zod'
import type { SmsMessage } from './api-types.ts'

const cursorSchema = z.object({
  v: z.literal(1),
  /** When the newest message that is stored was sent. */
  at: z.iso.datetime(),
  /** What lies shortly before, by its id: how it stood when it was last looked at, and when it was sent (ms). */
  seen: z.record(z.string(), z.tuple([z.string(), z.int()])),
})
export type SmsCursor = z.output<typeof cursorSchema>

export const readCursor = (cursor: unknown): SmsCursor | null => cursorSchema.safeParse(cursor).data ?? null

/** Messages appear late in the list, and reports of delivery come later still. */
export const OVERLAP_MS = 2 * 3_600_000
/** More than anybody texts in that time by one number; what is forgotten comes again and is stored once. */
const MOST_SEEN = 5_000

export const sentAtOf = ({ date_sent: sent, date_created: created }: SmsMessage): number =>
  (sent ?? created ?? new Date(0)).getTime()

export interface Looked {
  sid: string
  status: string
  at: number
}

/** Where the next fetch goes on, once these are stored. */
export function moveCursor(before: SmsCursor | null, looked: readonly Looked[]): SmsCursor {
  const at = looked.reduce(
    (latest, one) => Math.max(latest, one.at),
    before === null ? 0 : Date.parse(before.at),
  )
  const all = {
    ...before?.seen,
    ...Object.fromEntries(
      looked.map(({ sid, status, at: when }) => [sid, [status, when] as [string, number]]),
    ),
  }
  const kept = Object.entries(all)
    .filter(([, [, when]]) => when >= at - OVERLAP_MS)
    .toSorted(([, [, a]], [, [, b]]) => b - a)
    .slice(0, MOST_SEEN)
  return { v: 1, at: new Date(at).toISOString(), seen: Object.fromEntries(kept) }
}
