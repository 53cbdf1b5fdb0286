import type { HourSpan, Tally } from '@hubbub/domain'
import { Prisma, rows, type Transaction } from '../transaction.ts'
import { tallyOf } from './tallies.ts'

type Row = { [K in keyof Tally]: bigint } & { value: string }

/** Few networks tell a country, so that those which are known are found by an index of theirs alone. */
export async function readCountries(
  tx: Transaction,
  w: Prisma.Sql,
  { monitorId, from, to }: HourSpan & { monitorId: string },
): Promise<(Tally & { value: string })[]> {
  const mood = (label: string) => Prisma.sql`count(*) FILTER (WHERE m.sentiment_label = ${label})`
  const found = await rows<Row>(
    tx,
    Prisma.sql`SELECT x.country AS value, count(*) AS mentions, ${mood('negative')} AS negative, ${mood('neutral')} AS neutral,
        ${mood('positive')} AS positive, coalesce(sum(hubbub_reach_of(m.author)), 0)::bigint AS reach,
        count(*) FILTER (WHERE NOT m.repeats) AS texts, count(*) FILTER (WHERE m.spam) AS spam
      FROM message_keys x
      JOIN monitor_match k ON k.workspace_id = x.workspace_id AND k.monitor_id = ${monitorId}::uuid AND k.message_id = x.message_id AND NOT k.own
      JOIN message m ON m.workspace_id = x.workspace_id AND m.id = x.message_id
      WHERE x.workspace_id = ${w} AND x.country IS NOT NULL AND NOT x.own
        AND x.sent_at >= ${from.toISOString()}::timestamptz AND x.sent_at < ${to.toISOString()}::timestamptz
      GROUP BY 1`,
  )
  return found.map(({ value, ...row }) => ({ value, ...tallyOf(row) }))
}
