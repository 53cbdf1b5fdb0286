import { AppError } from '@hubbub/contracts'
import type { SystemRepository } from '@hubbub/domain'
import {
  eventColumns,
  type EventRow,
  firstCursor,
  formatCursor,
  parseCursor,
  toStoredEvent,
} from '../../events/event-rows.ts'
import { firstRow, Prisma, rows, type Transaction } from '../transaction.ts'

type EventList = Pick<SystemRepository, 'readEvents' | 'eventHead' | 'eventLagMs'>

/** The log of one workspace, read in the same order as the log of all. */
export function createEventList(tx: Transaction, workspaceId: string): EventList {
  const settled = Prisma.sql`workspace_id = ${workspaceId}::uuid AND xid < pg_snapshot_xmin(pg_current_snapshot())`
  return {
    readEvents: async (after, limit) => {
      // A bare xid would be the text that is given out, by which 1000 comes before 999.
      const { xid, seq } = placeOf(after ?? firstCursor)
      const found = await rows<EventRow>(
        tx,
        Prisma.sql`SELECT ${eventColumns} FROM event WHERE ${settled} AND (xid, seq) > (${xid}::text::xid8, ${seq}::int8)
          ORDER BY event.xid, seq LIMIT ${limit}::int`,
      )
      return found.map(toStoredEvent)
    },
    eventHead: async () => {
      const row = await firstRow<{ xid: string; seq: bigint }>(
        tx,
        Prisma.sql`SELECT xid::text AS xid, seq FROM event WHERE ${settled} ORDER BY event.xid DESC, seq DESC LIMIT 1`,
      )
      return row === null ? firstCursor : formatCursor(row.xid, row.seq)
    },
    eventLagMs: async (now) => {
      const row = await firstRow<{ oldest: Date | null }>(
        tx,
        Prisma.sql`
          WITH slowest AS (SELECT xid::xid8 AS xid, seq FROM event_cursor ORDER BY event_cursor.xid::xid8, seq LIMIT 1)
          SELECT least(
            (SELECT min(e.at) FROM event e, slowest s
              WHERE e.workspace_id = ${workspaceId}::uuid AND (e.xid, e.seq) > (s.xid, s.seq)),
            (SELECT min(e.at) FROM event e
              WHERE e.workspace_id = ${workspaceId}::uuid AND e.xid >= pg_snapshot_xmin(pg_current_snapshot()))
          ) AS oldest`,
      )
      const oldest = row?.oldest ?? null
      return oldest === null ? 0 : Math.max(0, now.getTime() - oldest.getTime())
    },
  }
}

function placeOf(cursor: string): { xid: string; seq: bigint } {
  try {
    return parseCursor(cursor)
  } catch (error) {
    const message = 'This cursor is no place in the log'
    throw new AppError({ code: 'page.bad_cursor', kind: 'invalid', message, cause: error })
  }
}
