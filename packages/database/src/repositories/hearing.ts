import type { ChannelGap } from '@hubbub/contracts'
import type { HearingRepository, HourVolume, OpenGap, TakenUp } from '@hubbub/domain'
import { firstRow, Prisma, rows, type Transaction } from './transaction.ts'

interface GapRow {
  id: string
  from: Date
  to: Date
  reason: string
  foundAt: Date
  repairedAt: Date | null
  lostBecause: string | null
}

const toGap = (row: GapRow): ChannelGap => ({
  ...row,
  from: row.from.toISOString(),
  to: row.to.toISOString(),
  foundAt: row.foundAt.toISOString(),
  repairedAt: row.repairedAt?.toISOString() ?? null,
})

/** What was missed, how much is usual, and what is asked for. */
export function createHearingRepository(tx: Transaction, workspaceId: string): HearingRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    takeUp: async (channelId, { stamp, problems }, now) => {
      await tx.$executeRaw`INSERT INTO channel_listening AS l (workspace_id, channel_id, stamp, problems, taken_up_at)
        SELECT ${w}, c.id, ${stamp}::int, ${JSON.stringify(problems)}::jsonb, ${now.toISOString()}::timestamptz
        FROM channel c WHERE c.workspace_id = ${w} AND c.id = ${channelId}::uuid
        ON CONFLICT (workspace_id, channel_id) DO UPDATE
          SET stamp = excluded.stamp, problems = excluded.problems, taken_up_at = excluded.taken_up_at
          WHERE l.stamp <= excluded.stamp`
    },
    takenUp: async () =>
      await rows<TakenUp & { channelId: string; at: Date }>(
        tx,
        Prisma.sql`SELECT channel_id AS "channelId", stamp, problems, taken_up_at AS at FROM channel_listening WHERE workspace_id = ${w}`,
      ),
    noteGaps: async (channelId, gaps, now) => {
      for (const { id, from, to, reason } of gaps) {
        await tx.$executeRaw`INSERT INTO channel_gap (workspace_id, id, channel_id, from_at, to_at, reason, found_at)
          VALUES (${w}, ${id}::uuid, ${channelId}::uuid, ${from.toISOString()}::timestamptz, ${to.toISOString()}::timestamptz,
            ${reason}, ${now.toISOString()}::timestamptz)
          ON CONFLICT (workspace_id, channel_id, from_at, to_at) DO NOTHING`
      }
    },
    gaps: async (channelId, limit) => {
      const found = await rows<GapRow>(
        tx,
        Prisma.sql`SELECT id, from_at AS "from", to_at AS "to", reason, found_at AS "foundAt", repaired_at AS "repairedAt", lost_because AS "lostBecause"
          FROM channel_gap WHERE workspace_id = ${w} AND channel_id = ${channelId}::uuid
          ORDER BY from_at DESC, id DESC LIMIT ${limit}::int`,
      )
      return found.map(toGap)
    },
    openGaps: async (channelId) =>
      await rows<OpenGap>(
        tx,
        Prisma.sql`SELECT id, from_at AS "from", to_at AS "to" FROM channel_gap
          WHERE workspace_id = ${w} AND channel_id = ${channelId}::uuid AND repaired_at IS NULL AND lost_because IS NULL
          ORDER BY from_at, id`,
      ),
    settleGap: async (id, end) => {
      const repairedAt = 'repairedAt' in end ? end.repairedAt.toISOString() : null
      const lostBecause = 'lostBecause' in end ? end.lostBecause : null
      await tx.$executeRaw`UPDATE channel_gap SET repaired_at = ${repairedAt}::timestamptz, lost_because = ${lostBecause}
        WHERE workspace_id = ${w} AND id = ${id}::uuid`
    },
    addVolume: async (channelId, hours) => {
      await tx.$executeRaw`INSERT INTO channel_volume AS v (workspace_id, channel_id, hour, messages)
        SELECT ${w}, ${channelId}::uuid, h.hour, h.messages
        FROM jsonb_to_recordset(${JSON.stringify(hours)}::jsonb) AS h (hour timestamptz, messages int)
        ORDER BY h.hour
        ON CONFLICT (workspace_id, channel_id, hour) DO UPDATE SET messages = v.messages + excluded.messages`
    },
    volume: async (channelId, since) =>
      await rows<HourVolume>(
        tx,
        Prisma.sql`SELECT hour, messages FROM channel_volume
          WHERE workspace_id = ${w} AND channel_id = ${channelId}::uuid AND hour >= ${since.toISOString()}::timestamptz
          ORDER BY hour`,
      ),
    lastHeardAt: async (channelId) => {
      const row = await firstRow<{ hour: Date }>(
        tx,
        Prisma.sql`SELECT hour FROM channel_volume WHERE workspace_id = ${w} AND channel_id = ${channelId}::uuid
          ORDER BY hour DESC LIMIT 1`,
      )
      // The hour is over before its silence counts.
      return row === null ? null : new Date(row.hour.getTime() + 3_600_000)
    },
  }
}
