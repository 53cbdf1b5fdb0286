import { eventually } from './eventually.ts'
import { query } from './query.ts'

/**
 * Until every event written so far can be read. A transaction that is still running holds them back, also one in another
 * database of the same server.
 */
export async function eventsSettled(url: string): Promise<void> {
  await eventually(async () => {
    const [row] = await query<{ settled: boolean }>(
      url,
      'SELECT NOT EXISTS (SELECT FROM event WHERE xid >= pg_snapshot_xmin(pg_current_snapshot())) AS settled',
    )
    return row?.settled
  })
}
