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

interface Unsettled {
  unsettled: boolean
}

/** The event log of all workspaces, in the order in which nothing can still come in between. */
export function createEventLog(client: PrismaClient) {
  return {
    /**
     * The settled events after the cursor, at most `limit`. `unsettled`: one is committed that cannot be read yet, for an
     * older transaction is still running.
     */
    async readEvents(after: string, limit: number): Promise<{ events: StoredEvent[]; unsettled: boolean }> {
      const { xid, seq } = parseCursor(after)
      const rows = await client.$queryRaw<(Unsettled & (EventRow | { id: null }))[]>`/*fixed*/
        SELECT ${eventColumns}, u.unsettled FROM (SELECT hubbub_has_unsettled_events() AS unsettled) u
        LEFT JOIN hubbub_read_events(${xid}::text::xid8, ${seq}::int8, ${limit}::int) ON true`
      const events = rows.flatMap((row) => (row.id === null ? [] : [toStoredEvent(row)]))
      return { events, unsettled: rows[0]?.unsettled ?? false }
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
      // What a crash forgets is read again; nobody waits for the disk.
      const before = parseCursor(from)
      const moved = await client.$executeRaw`/*fixed*/
        WITH hasty AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true) AS off)
        UPDATE event_cursor SET xid = ${xid}, seq = ${seq}, updated_at = now() FROM hasty
        WHERE reader = ${reader} AND xid = ${before.xid} AND seq = ${before.seq} AND hasty.off = 'off'`
      return moved === 1
    },
  }
}
