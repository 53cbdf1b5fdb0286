import type { AnalyticsFacet, ChannelKind, Party } from '@hubbub/contracts'
import type { MatchedMention } from '@hubbub/contracts/http'
import type {
  AuthorRow,
  MatchedAsked,
  MatchedPage,
  MatchedText,
  Scope,
  Slice,
  HourSpan,
} from '@hubbub/domain'
import { careOf } from '../mention-rows.ts'
import { insightOf, marksOf } from '../message-rows.ts'
import { behind, toPage } from '../place.ts'
import { seenBy } from '../seen-by.ts'
import { Prisma, rows, type Transaction, uuids } from '../transaction.ts'

const MOST_TEXT = 2_000

interface MatchedRow {
  id: string
  channel: { id: string; name: string; kind: ChannelKind }
  author: Party | null
  text: string
  url: string | null
  language: string | null
  sentiment: MatchedMention['sentiment']
  marks: MatchedMention['marks']
  care: MatchedMention['care']
  contactId: string | null
  blocked: boolean
  sentAt: Date
}

/** As a tally counts it: of a match `k` and its message `m`. */
const facetOf = {
  all: Prisma.sql`''`,
  channel: Prisma.sql`m.channel_id::text`,
  language: Prisma.sql`coalesce(m.language, '')`,
  form: Prisma.sql`hubbub_form_of(m.meta)`,
  country: Prisma.sql`coalesce(m.meta -> 'post' ->> 'country', '')`,
} satisfies Record<Exclude<AnalyticsFacet, 'mark'>, Prisma.Sql>

/** A mention bears several marks, and has one value of all else. */
const isOf = (facet: AnalyticsFacet, value: string) =>
  facet === 'mark' ? Prisma.sql`m.marks @> ARRAY[${value}]::text[]` : Prisma.sql`${facetOf[facet]} = ${value}`

const ofMonitor = (w: Prisma.Sql, monitorId: string, { from, to }: HourSpan) =>
  Prisma.sql`k.workspace_id = ${w} AND k.monitor_id = ${monitorId}::uuid AND NOT k.own
    AND k.sent_at >= ${from.toISOString()}::timestamptz AND k.sent_at < ${to.toISOString()}::timestamptz`

const matchedColumns = Prisma.sql`m.id, jsonb_build_object('id', ch.id, 'name', ch.name, 'kind', ch.kind) AS channel, m.author,
    left(coalesce(m.trimmed_text, m.text), ${MOST_TEXT}) AS text, m.meta -> 'post' ->> 'url' AS url, m.language, ${insightOf} AS sentiment, ${marksOf} AS marks,
    CASE WHEN c.id IS NOT NULL THEN ${careOf} END AS care, ct.id AS "contactId", ct.blocked_at IS NOT NULL AS blocked, m.sent_at AS "sentAt"`
const joined = Prisma.sql`JOIN channel ch ON ch.workspace_id = m.workspace_id AND ch.id = m.channel_id
  LEFT JOIN conversation c ON c.workspace_id = m.workspace_id AND c.id = m.conversation_id
  LEFT JOIN contact_identity ci ON ci.workspace_id = m.workspace_id AND ci.kind = m.author ->> 'kind' AND ci.value = m.author ->> 'value'
  LEFT JOIN contact ct ON ct.workspace_id = m.workspace_id AND ct.id = ci.contact_id`

/** Of these messages those that are there and may be seen, in the given order. */
export async function readMentioned(
  tx: Transaction,
  w: Prisma.Sql,
  { ids, scope }: { ids: readonly string[]; scope: Scope },
): Promise<MatchedMention[]> {
  const found = await rows<MatchedRow>(
    tx,
    Prisma.sql`SELECT ${matchedColumns} FROM message m ${joined}
      WHERE m.workspace_id = ${w} AND m.id = ANY(${uuids(ids)}) AND ${seenBy(w, scope)}
      ORDER BY array_position(${uuids(ids)}, m.id)`,
  )
  return found.map(toMatched)
}

/** The mentions behind a figure. */
export async function readMatched(
  tx: Transaction,
  w: Prisma.Sql,
  { scope, asked, page }: { scope: Scope; asked: MatchedAsked; page: MatchedPage },
): Promise<{ items: MatchedMention[]; next: unknown }> {
  const found = await rows<MatchedRow>(
    tx,
    Prisma.sql`SELECT ${matchedColumns}
      FROM monitor_match k JOIN message m ON m.workspace_id = k.workspace_id AND m.id = k.message_id ${joined}
      WHERE ${ofMonitor(w, asked.monitorId, asked)} AND ${meets(asked)} AND ${seenBy(w, scope)}
        AND ${behind(Prisma.sql`k.sent_at`, Prisma.sql`k.message_id`, page.after)}
      ORDER BY k.sent_at DESC, k.message_id DESC LIMIT ${page.limit + 1}`,
  )
  return toPage(found.map(toMatched), page.limit, ({ sentAt, id }) => [sentAt, id])
}

function meets({ facet, value, sentiment, term, author, weekHour, timeZone }: MatchedAsked): Prisma.Sql {
  const parts = [facet === 'all' ? Prisma.sql`true` : isOf(facet, value)]
  if (sentiment !== undefined) parts.push(Prisma.sql`m.sentiment_label = ${sentiment}`)
  if (author !== undefined) parts.push(Prisma.sql`m.author ->> 'value' = ${author}`)
  if (term !== undefined)
    parts.push(
      Prisma.sql`position(lower(${term}) IN regexp_replace(lower(coalesce(m.trimmed_text, m.text)), '\\s+', ' ', 'g')) > 0`,
    )
  if (weekHour !== undefined) {
    const local = Prisma.sql`(date_trunc('hour', k.sent_at, 'UTC') AT TIME ZONE ${timeZone})`
    parts.push(
      Prisma.sql`((extract(isodow FROM ${local}) - 1) * 24 + extract(hour FROM ${local}))::int = ${weekHour}`,
    )
  }
  return Prisma.join(parts, ' AND ')
}

function toMatched({ author, sentAt, contactId, blocked, ...row }: MatchedRow): MatchedMention {
  return {
    ...row,
    author: {
      value: author?.value ?? '',
      name: author?.name ?? author?.handle ?? author?.value ?? '',
      handle: author?.handle ?? null,
      url: author?.url ?? null,
      avatarUrl: author?.avatarUrl ?? null,
      followers: author?.followers ?? null,
      verified: author?.verified ?? false,
      contactId,
      blocked,
    },
    sentAt: sentAt.toISOString(),
  }
}

const partsOf = Prisma.sql`(SELECT nullif(i.detail -> 'parts', 'null') FROM message_insight i WHERE i.workspace_id = m.workspace_id AND i.message_id = m.id)`

/** The newest texts of each slice. */
export async function readSample(
  tx: Transaction,
  w: Prisma.Sql,
  monitorId: string,
  { slices, parts = false }: { slices: readonly Slice[]; parts?: boolean },
): Promise<MatchedText[]> {
  const asked = slices.map(({ from, to, take }) => ({ from: from.toISOString(), to: to.toISOString(), take }))
  return await rows<MatchedText>(
    tx,
    Prisma.sql`SELECT left(coalesce(m.trimmed_text, m.text), ${MOST_TEXT}) AS text, m.language, coalesce(m.sentiment_label = 'negative', false) AS negative,
        m.sentiment_label AS label, ${parts ? partsOf : Prisma.sql`NULL`} AS parts
      FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS s ("from" timestamptz, "to" timestamptz, take int)
      CROSS JOIN LATERAL (SELECT k.message_id FROM monitor_match k
        WHERE k.workspace_id = ${w} AND k.monitor_id = ${monitorId}::uuid AND NOT k.own AND k.sent_at >= s."from" AND k.sent_at < s."to"
        ORDER BY k.sent_at DESC, k.message_id DESC LIMIT s.take) n
      JOIN message m ON m.workspace_id = ${w} AND m.id = n.message_id`,
  )
}

type StoredAuthor = Omit<AuthorRow, 'mentions' | 'negative' | 'reach'> & {
  mentions: bigint
  negative: bigint
  reach: bigint
}

/** Most followers first; as the network told them when it was last heard of them. */
export async function readAuthors(
  tx: Transaction,
  w: Prisma.Sql,
  monitorId: string,
  { span, least, limit }: { span: HourSpan; least: number; limit: number },
): Promise<AuthorRow[]> {
  const { from, to } = span
  const known = Prisma.sql`SELECT r.author_kind AS kind, r.author_value AS value, r.message_id, r.reach FROM mention_reach r
    WHERE r.workspace_id = ${w} AND r.monitor_id = ${monitorId}::uuid AND r.sent_at >= ${from.toISOString()}::timestamptz AND r.sent_at < ${to.toISOString()}::timestamptz`
  const all = Prisma.sql`SELECT m.author ->> 'kind' AS kind, m.author ->> 'value' AS value, m.id AS message_id, hubbub_reach_of(m.author) AS reach
    FROM monitor_match k JOIN message m ON m.workspace_id = k.workspace_id AND m.id = k.message_id
    WHERE ${ofMonitor(w, monitorId, span)} AND m.author ? 'value' AND m.author ? 'kind'`
  const found = await rows<StoredAuthor>(
    tx,
    Prisma.sql`WITH said AS MATERIALIZED (${least > 0 ? known : all}),
        top AS (SELECT s.kind, s.value, count(*) AS mentions, sum(s.reach) AS reach, max(s.reach) AS most
          FROM said s GROUP BY 1, 2 ORDER BY most DESC, mentions DESC, 1, 2 LIMIT ${limit}),
        theirs AS MATERIALIZED (SELECT s.kind, s.value, s.message_id, n.sentiment_label, n.engagement
          FROM top t JOIN said s ON s.kind = t.kind AND s.value = t.value CROSS JOIN LATERAL (
            SELECT n.sentiment_label, n.meta -> 'post' -> 'engagement' AS engagement FROM message n WHERE n.workspace_id = ${w} AND n.id = s.message_id LIMIT 1) n)
      SELECT t.kind, t.value, m.author ->> 'name' AS name, m.author ->> 'handle' AS handle, m.author ->> 'url' AS url, m.author ->> 'avatarUrl' AS "avatarUrl",
        (m.author ->> 'followers')::int AS followers, coalesce((m.author ->> 'verified')::boolean, false) AS verified, t.mentions, t.reach::bigint AS reach,
        (SELECT count(*) FROM theirs s WHERE s.kind = t.kind AND s.value = t.value AND s.sentiment_label = 'negative') AS negative,
        (SELECT avg(e.sum)::real FROM theirs s
          CROSS JOIN LATERAL (SELECT sum(v.value::numeric) AS sum FROM jsonb_each_text(nullif(s.engagement, 'null')) v
            WHERE v.key IN ('likes', 'replies', 'reposts')) e
          WHERE s.kind = t.kind AND s.value = t.value) AS echo
      FROM top t
      CROSS JOIN LATERAL (SELECT s.message_id FROM theirs s WHERE s.kind = t.kind AND s.value = t.value ORDER BY s.message_id DESC LIMIT 1) l
      CROSS JOIN LATERAL (SELECT m.author FROM message m WHERE m.workspace_id = ${w} AND m.id = l.message_id LIMIT 1) m
      ORDER BY t.most DESC, t.mentions DESC, 1, 2`,
  )
  return found.map(({ mentions, negative, reach, ...row }) => ({
    ...row,
    mentions: Number(mentions),
    negative: Number(negative),
    reach: Number(reach),
  }))
}
