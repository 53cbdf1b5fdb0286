import type { AlertFilter } from '@hubbub/contracts'
import type { HourSpan, WatchedMention } from '@hubbub/domain'
import { Prisma, rows, type Transaction, uuids } from '../transaction.ts'

interface Asked {
  monitorId: string
  span: HourSpan
  filter: AlertFilter
  limit: number
}

/** As the index of those who reach many has them. */
const MANY_FOLLOWERS = 1_000

const columns = Prisma.sql`m.id, m.sent_at AS at, hubbub_reach_of(m.author) AS followers,
  coalesce(m.author ->> 'name', m.author ->> 'handle', m.author ->> 'value', '') AS author`

type Row = Omit<WatchedMention, 'followers'> & { followers: bigint }
const toWatched = ({ followers, ...row }: Row): WatchedMention => ({ ...row, followers: Number(followers) })

const meets = ({ channelIds, languages }: AlertFilter) =>
  Prisma.sql`${channelIds.length === 0 ? Prisma.sql`true` : Prisma.sql`m.channel_id = ANY(${uuids(channelIds)})`}
    AND ${languages.length === 0 ? Prisma.sql`true` : Prisma.sql`m.language = ANY(${[...languages]}::text[])`}`

/** The most followed first; of one author each mention. Fewer than a thousand followers stand nowhere in order. */
export async function readByLargeAuthors(
  tx: Transaction,
  w: Prisma.Sql,
  { monitorId, span, followers, filter, limit }: Asked & { followers: number },
): Promise<WatchedMention[]> {
  const found = await rows<Row>(
    tx,
    Prisma.sql`SELECT ${columns} FROM mention_reach r JOIN message m ON m.workspace_id = r.workspace_id AND m.id = r.message_id
      WHERE r.workspace_id = ${w} AND r.monitor_id = ${monitorId}::uuid AND r.reach >= ${Math.max(followers, MANY_FOLLOWERS)}::bigint
        AND r.sent_at >= ${span.from.toISOString()}::timestamptz AND r.sent_at < ${span.to.toISOString()}::timestamptz AND ${meets(filter)}
      ORDER BY r.reach DESC, r.sent_at DESC, r.message_id LIMIT ${limit}::int`,
  )
  return found.map(toWatched)
}

/** The newest first. */
export async function readWithin(
  tx: Transaction,
  w: Prisma.Sql,
  { monitorId, span, filter, limit }: Asked,
): Promise<WatchedMention[]> {
  const found = await rows<Row>(
    tx,
    Prisma.sql`SELECT ${columns} FROM monitor_match k JOIN message m ON m.workspace_id = k.workspace_id AND m.id = k.message_id
      WHERE k.workspace_id = ${w} AND k.monitor_id = ${monitorId}::uuid AND NOT k.own
        AND k.sent_at >= ${span.from.toISOString()}::timestamptz AND k.sent_at < ${span.to.toISOString()}::timestamptz AND ${meets(filter)}
      ORDER BY k.sent_at DESC, k.message_id DESC LIMIT ${limit}::int`,
  )
  return found.map(toWatched)
}
