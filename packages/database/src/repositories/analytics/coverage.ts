import type { CoverageGap, Volume } from '@hubbub/contracts'
import type { HourSpan } from '@hubbub/domain'
import { Prisma, rows, type Transaction, uuids } from '../transaction.ts'

type GapRow = Omit<CoverageGap, 'from' | 'to'> & { from: Date; to: Date }

/** Stretches in which something may have been missed, oldest first. */
export async function readGaps(
  tx: Transaction,
  w: Prisma.Sql,
  { from, to }: HourSpan,
): Promise<CoverageGap[]> {
  const found = await rows<GapRow>(
    tx,
    Prisma.sql`SELECT jsonb_build_object('id', ch.id, 'name', ch.name) AS channel, g.from_at AS "from", g.to_at AS "to",
        CASE WHEN g.repaired_at IS NOT NULL THEN 'closed' WHEN g.lost_because IS NOT NULL THEN 'lost' ELSE 'open' END AS state,
        coalesce(g.lost_because, g.reason) AS reason
      FROM channel_gap g JOIN channel ch ON ch.workspace_id = g.workspace_id AND ch.id = g.channel_id
      WHERE g.workspace_id = ${w} AND g.from_at < ${to.toISOString()}::timestamptz AND g.to_at > ${from.toISOString()}::timestamptz
      ORDER BY g.from_at, g.id LIMIT 500`,
  )
  return found.map((gap) => ({ ...gap, from: gap.from.toISOString(), to: gap.to.toISOString() }))
}

type EditRow = Omit<Volume['edits'][number], 'at'> & { at: Date }

/** When queries were changed; that a monitor began is no change. Newest first. */
export async function readEdits(
  tx: Transaction,
  w: Prisma.Sql,
  monitorIds: readonly string[] | null,
  { from, to }: HourSpan,
): Promise<Volume['edits']> {
  const found = await rows<EditRow>(
    tx,
    Prisma.sql`SELECT jsonb_build_object('id', o.id, 'name', o.name) AS monitor, v.made_at AS at, v.version
      FROM monitor_version v JOIN monitor o ON o.workspace_id = v.workspace_id AND o.id = v.monitor_id
      WHERE v.workspace_id = ${w} AND v.version > 1 AND v.made_at >= ${from.toISOString()}::timestamptz AND v.made_at < ${to.toISOString()}::timestamptz
        AND ${monitorIds === null ? Prisma.sql`o.sharing = 'workspace'` : Prisma.sql`o.id = ANY(${uuids(monitorIds)})`}
      ORDER BY v.made_at DESC, o.id LIMIT 200`,
  )
  return found.map((edit) => ({ ...edit, at: edit.at.toISOString() }))
}
