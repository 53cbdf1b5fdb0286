import type { StoredEvent } from '@hubbub/contracts'
import {
  eventColumns,
  type EventRow,
  firstCursor,
  formatCursor,
  parseCursor,
  toStoredEvent,
} from '../events/event-rows.ts'
import type { PrismaClient } from '../generated/client.ts'

/** The event log of all workspaces, in the order in which nothing can still come in between. */
export function createEventLog(client: PrismaClient) {
  return {
    /** The settled events after the cursor, at most `limit`. */
    async readEvents(after: string, limit: number): Promise<StoredEvent[]> {
      const { xid, seq } = parseCursor(after)
      const rows = await client.$queryRaw<EventRow[]>`/*fixed*/
        SELECT ${eventColumns} FROM hubbub_read_events(${xid}::text::xid8, ${seq}::int8, ${limit}::int)`
      return rows.map(toStoredEvent)
    },
    /** Whether an event after the cursor is committed; if it is not readable yet, an older transaction is still running. */
    async hasEventsAfter(after: string): Promise<boolean> {
      const { xid, seq } = parseCursor(after)
      const [row] = await client.$queryRaw<{ some: boolean }[]>`/*fixed*/
        SELECT hubbub_has_events_after(${xid}::text::xid8, ${seq}::int8) AS some`
      return row?.some ?? false
    },
    /** The newest readable place. */
    async eventHead(): Promise<string> {
      const [row] = await client.$queryRaw<{ xid: string | null; seq: bigint | null }[]>`
        SELECT xid::text AS xid, seq FROM hubbub_event_head()`
      if (!row || row.xid === null || row.seq === null) return firstCursor
      return formatCursor(row.xid, row.seq)
    },
    /** Where a named reader stands; null where it never read. */
    async readerCursor(reader: string): Promise<string | null> {
      const row = await client.eventCursor.findUnique({ where: { reader } })
      return row === null ? null : formatCursor(row.xid, row.seq)
    },
    /** False where the reader is no longer at `from`: someone else has moved it. */
    async moveReader(reader: string, from: string | null, to: string): Promise<boolean> {
      const { xid, seq } = parseCursor(to)
      if (from === null) {
        const { count } = await client.eventCursor.createMany({
          data: [{ reader, xid, seq }],
          skipDuplicates: true,
        })
        return count === 1
      }
      const { count } = await client.eventCursor.updateMany({
        where: { reader, ...parseCursor(from) },
        data: { xid, seq },
      })
      return count === 1
    },
  }
}
