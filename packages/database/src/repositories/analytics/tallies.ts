import type { AnalyticsUnit, TalliedFacet } from '@hubbub/contracts'
import type { TallyAsked, Bin, GroupBy, HourSpan, Tally, TallyRow } from '@hubbub/domain'
import { Prisma, rows, type Transaction, uuids } from '../transaction.ts'

/** Where the value of a facet stands in a change. */
const valueOf = {
  all: Prisma.sql`''`,
  channel: Prisma.sql`d.channel_id::text`,
  language: Prisma.sql`d.language`,
  form: Prisma.sql`d.form`,
  mark: Prisma.sql`k.kind`,
} satisfies Record<TalliedFacet, Prisma.Sql>

const mood = (label: string) => Prisma.sql`CASE d.sentiment WHEN ${label} THEN d.mentions ELSE 0 END`

/** Tallies by the hour with what is not folded yet: in one statement, so that nothing is between the two, or in both. */
const tallied = (
  w: Prisma.Sql,
  { monitorIds, facet, value, from, to }: TallyAsked,
) => Prisma.sql`(SELECT h.monitor_id, h.hour, h.value, h.mentions, h.negative, h.neutral, h.positive, h.reach, h.texts, h.spam FROM mention_hour h
    WHERE h.workspace_id = ${w} AND h.monitor_id = ANY(${uuids(monitorIds)}) AND h.facet = ${facet} AND ${within(Prisma.sql`h.hour`, { from, to })}
      AND ${value === null ? Prisma.sql`true` : Prisma.sql`h.value = ${value}`}
  UNION ALL SELECT d.monitor_id, date_trunc('hour', d.bin, 'UTC'), ${valueOf[facet]}, d.mentions, ${mood('negative')}, ${mood('neutral')},
      ${mood('positive')}, d.reach, d.texts, d.spam FROM mention_delta d ${facet === 'mark' ? Prisma.sql`CROSS JOIN LATERAL unnest(d.marks) AS k (kind)` : Prisma.empty}
    WHERE d.workspace_id = ${w} AND d.monitor_id = ANY(${uuids(monitorIds)}) AND ${within(Prisma.sql`d.bin`, { from, to })}
      AND ${value === null ? Prisma.sql`true` : Prisma.sql`${valueOf[facet]} = ${value}`})`

const within = (moment: Prisma.Sql, { from, to }: HourSpan) =>
  Prisma.sql`${moment} >= ${from.toISOString()}::timestamptz AND ${moment} < ${to.toISOString()}::timestamptz`

type Row = { [K in keyof Tally]: bigint } & Pick<TallyRow, 'monitorId' | 'at' | 'value' | 'weekHour'>

/** Counts what was asked, by stretches of local time, by value or by the hour of the week. Nothing is no row. */
export async function readTally(
  tx: Transaction,
  w: Prisma.Sql,
  { asked, by, timeZone }: { asked: TallyAsked; by: GroupBy; timeZone: string },
): Promise<TallyRow[]> {
  const key = keyOf(by, timeZone)
  const found = await rows<Row>(
    tx,
    Prisma.sql`SELECT t.monitor_id AS "monitorId", ${key}, sum(t.mentions)::bigint AS mentions, sum(t.negative)::bigint AS negative,
        sum(t.neutral)::bigint AS neutral, sum(t.positive)::bigint AS positive, sum(t.reach)::bigint AS reach,
        sum(t.texts)::bigint AS texts, sum(t.spam)::bigint AS spam
      FROM ${tallied(w, asked)} AS t GROUP BY 1, 2, 3, 4 HAVING sum(t.mentions) <> 0 ORDER BY 2, mentions DESC, 3, 1`,
  )
  return found.map((row) => ({ ...row, ...tallyOf(row) }))
}

/** The figures of a row as numbers, which the database counts as large ones. */
export const tallyOf = (row: Record<keyof Tally, bigint>): Tally => ({
  mentions: Number(row.mentions),
  negative: Number(row.negative),
  neutral: Number(row.neutral),
  positive: Number(row.positive),
  reach: Number(row.reach),
  texts: Number(row.texts),
  spam: Number(row.spam),
})

const none = {
  at: Prisma.sql`NULL::timestamptz`,
  value: Prisma.sql`NULL::text`,
  weekHour: Prisma.sql`NULL::int`,
}

function keyOf(by: GroupBy, timeZone: string): Prisma.Sql {
  const { at, value, weekHour } = { ...none, ...groupOf(by, timeZone) }
  return Prisma.sql`${at} AS at, ${value} AS value, ${weekHour} AS "weekHour"`
}

function groupOf(by: GroupBy, timeZone: string): Partial<typeof none> {
  switch (by) {
    case 'total':
      return {}
    case 'value':
      return { value: Prisma.sql`t.value` }
    case 'week-hour': {
      const local = Prisma.sql`(t.hour AT TIME ZONE ${timeZone})`
      return {
        weekHour: Prisma.sql`((extract(isodow FROM ${local}) - 1) * 24 + extract(hour FROM ${local}))::int`,
      }
    }
    default:
      return { at: Prisma.sql`date_trunc(${by}, t.hour, ${timeZone})` }
  }
}

/** When the first mention that any monitor has was made, to the hour or less. */
export async function readHeardSince(tx: Transaction, w: Prisma.Sql): Promise<Date | null> {
  const [found] = await rows<{ since: Date | null }>(
    tx,
    Prisma.sql`SELECT min(f.at) AS since FROM monitor o CROSS JOIN LATERAL ((SELECT h.hour AS at FROM mention_hour h
          WHERE h.workspace_id = o.workspace_id AND h.monitor_id = o.id AND h.facet = 'all' ORDER BY h.hour LIMIT 1)
        UNION ALL (SELECT d.bin FROM mention_delta d WHERE d.workspace_id = o.workspace_id AND d.monitor_id = o.id ORDER BY d.bin LIMIT 1)) AS f
      WHERE o.workspace_id = ${w}`,
  )
  return found?.since ?? null
}

type BinRow = { at: Date } & Record<Exclude<keyof Bin, 'at'>, bigint>

const toBin = ({ at, mentions, negative, reach, scored, texts, topReach }: BinRow): Bin => ({
  at,
  mentions: Number(mentions),
  negative: Number(negative),
  reach: Number(reach),
  scored: Number(scored),
  texts: Number(texts),
  topReach: Number(topReach),
})

/** What a monitor matched in each five minutes; those of which nothing was said are left out. */
export async function readBins(
  tx: Transaction,
  w: Prisma.Sql,
  monitorId: string,
  span: HourSpan,
): Promise<Bin[]> {
  const found = await rows<BinRow>(
    tx,
    Prisma.sql`SELECT t.bin AS at, sum(t.mentions)::bigint AS mentions, sum(t.negative)::bigint AS negative, sum(t.reach)::bigint AS reach,
        sum(t.scored)::bigint AS scored, sum(t.texts)::bigint AS texts, coalesce(max(l.most), 0)::bigint AS "topReach"
      FROM (SELECT b.bin, b.mentions, b.negative, b.reach, b.scored, b.texts FROM mention_bin b
          WHERE b.workspace_id = ${w} AND b.monitor_id = ${monitorId}::uuid AND ${within(Prisma.sql`b.bin`, span)}
        UNION ALL SELECT d.bin, d.mentions, ${mood('negative')}, d.reach,
            CASE WHEN d.sentiment IN ('negative', 'neutral', 'positive') THEN d.mentions ELSE 0 END,
            d.texts FROM mention_delta d
          WHERE d.workspace_id = ${w} AND d.monitor_id = ${monitorId}::uuid AND ${within(Prisma.sql`d.bin`, span)}) AS t
      LEFT JOIN (SELECT hubbub_bin_of(r.sent_at) AS bin, max(r.reach) AS most FROM mention_reach r
          WHERE r.workspace_id = ${w} AND r.monitor_id = ${monitorId}::uuid AND ${within(Prisma.sql`r.sent_at`, span)} GROUP BY 1) AS l
        ON l.bin = t.bin
      GROUP BY t.bin HAVING sum(t.mentions) <> 0 ORDER BY t.bin`,
  )
  return found.map(toBin)
}

/** The same of some channels or languages alone, counted over the rows. */
export async function readFilteredBins(
  tx: Transaction,
  w: Prisma.Sql,
  monitorId: string,
  {
    span,
    channelIds,
    languages,
  }: { span: HourSpan; channelIds: readonly string[]; languages: readonly string[] },
): Promise<Bin[]> {
  const found = await rows<BinRow>(
    tx,
    Prisma.sql`SELECT hubbub_bin_of(m.sent_at) AS at, count(*) AS mentions, count(*) FILTER (WHERE m.sentiment_label = 'negative') AS negative,
        sum(hubbub_reach_of(m.author))::bigint AS reach, max(hubbub_reach_of(m.author)) AS "topReach",
        count(*) FILTER (WHERE m.sentiment_label IN ('negative', 'neutral', 'positive')) AS scored,
        count(*) FILTER (WHERE NOT m.repeats) AS texts
      FROM monitor_match k JOIN message m ON m.workspace_id = k.workspace_id AND m.id = k.message_id
      WHERE k.workspace_id = ${w} AND k.monitor_id = ${monitorId}::uuid AND NOT k.own AND ${within(Prisma.sql`k.sent_at`, span)}
        AND ${channelIds.length === 0 ? Prisma.sql`true` : Prisma.sql`m.channel_id = ANY(${uuids(channelIds)})`}
        AND ${languages.length === 0 ? Prisma.sql`true` : Prisma.sql`m.language = ANY(${[...languages]}::text[])`}
      GROUP BY 1 ORDER BY 1`,
  )
  return found.map(toBin)
}

const DAY = { day: '1 day', week: '1 week', month: '1 month' } as const

/** Where the stretches of a unit begin that touch a span, and where the last one ends. */
export async function readStretches(
  tx: Transaction,
  { span, unit, timeZone }: { span: HourSpan; unit: AnalyticsUnit; timeZone: string },
): Promise<Date[]> {
  const from = Prisma.sql`${span.from.toISOString()}::timestamptz`
  const to = Prisma.sql`${span.to.toISOString()}::timestamptz`
  // Hours go on where clocks are put back; days are those of the calendar.
  const series =
    unit === 'hour'
      ? Prisma.sql`SELECT s AS at FROM generate_series(${from}, ${to}, interval '1 hour') AS s`
      : Prisma.sql`SELECT s AT TIME ZONE ${timeZone} AS at FROM generate_series(date_trunc(${unit}, ${from} AT TIME ZONE ${timeZone}),
          (${to} AT TIME ZONE ${timeZone}) + ${DAY[unit]}::interval, ${DAY[unit]}::interval) AS s`
  const found = await rows<{ at: Date }>(tx, Prisma.sql`${series} ORDER BY 1`)
  return found.map(({ at }) => at)
}
