import type { Sql } from '../../lib/sql.ts'
import { say } from '../../lib/report.ts'
import { openings, sentences } from '../pipeline/words.ts'

/** What is listened for: of ten mentions four are of the first, two of the second, and so on. */
export const listened = [
  { name: 'Roasters', kind: 'brand' },
  { name: 'Beanworks', kind: 'competitor' },
  { name: 'Crema & Co', kind: 'competitor' },
  { name: 'Cold brew', kind: 'industry' },
  { name: 'Spring roast', kind: 'campaign' },
] as const
const shares = [0, 0, 0, 0, 1, 1, 2, 2, 3, 4]

const channels = [
  { name: 'Bluesky', kind: 'bluesky' },
  { name: 'Mastodon', kind: 'mastodon' },
  { name: 'Reddit', kind: 'reddit' },
  { name: 'News', kind: 'feed' },
  { name: 'Hacker News', kind: 'hacker-news' },
] as const

export const DAYS = 90
const BATCH = 50_000
/** Where among all the messages it begins, six days before the last, and how large it is. */
const STORM = { from: 0.908, share: 0.02 }

export interface Filled {
  monitorIds: string[]
  channelIds: string[]
}

interface Place {
  workspaceId: string
  brandId: string
  /** Folds what changed into the tallies, as the worker does. */
  fold: () => Promise<unknown>
}

/**
 * Mentions of ninety days as their way leaves them. The messages are written past all triggers, as each is complete in
 * itself; that monitors match them is written as the product writes it, and folded as it folds.
 */
export async function fill(
  sql: Sql,
  { workspaceId, brandId, fold }: Place,
  messages: number,
): Promise<Filled> {
  await sql.rows('SELECT setseed(0.5)')
  await sql.rows(`SELECT set_config('app.workspace_id', $1, false)`, [workspaceId])
  const channelIds = await idsOf(
    sql,
    `INSERT INTO channel (workspace_id, id, brand_id, kind, name, address, settings, credentials)
     SELECT $1::uuid, uuidv7(), $2::uuid, c.kind, c.name, c.name, '{}', '' FROM jsonb_to_recordset($3::jsonb) AS c (name text, kind text) RETURNING id`,
    [workspaceId, brandId, JSON.stringify(channels)],
  )
  const monitorIds = await idsOf(
    sql,
    `INSERT INTO monitor (workspace_id, id, brand_id, name, kind, query, asks, state, created_at, updated_at)
     SELECT $1::uuid, uuidv7(), $2::uuid, m.name, m.kind, m.name, '{}', 'matched', now(), now()
     FROM jsonb_to_recordset($3::jsonb) AS m (name text, kind text) RETURNING id`,
    [workspaceId, brandId, JSON.stringify(listened)],
  )
  for (let first = 0; first < messages; first += BATCH) {
    const last = Math.min(messages, first + BATCH)
    await sql.rows('SET session_replication_role = replica')
    const names = listened.map(({ name }) => name)
    await sql.rows(messageRows, [
      workspaceId,
      channelIds,
      first,
      last,
      names,
      [...openings],
      [...sentences],
      messages,
      shares,
    ])
    for (const statement of [insights, documents, keys]) await sql.rows(statement, [workspaceId, first, last])
    await sql.rows('SET session_replication_role = origin')
    await sql.rows(matches, [workspaceId, first, last, monitorIds, shares])
    await fold()
    if (last % 250_000 === 0) say(`${last} of ${messages} …`)
  }
  await sql.rows('VACUUM (ANALYZE)')
  return { monitorIds, channelIds }
}

async function idsOf(sql: Sql, text: string, values: unknown[]): Promise<string[]> {
  return (await sql.rows(text, values)).map(({ id }) => id ?? '')
}

/** Of the message of that number. */
const idOf = (number: string) => `('01900000-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`

/** One of so many, without any bond between the kinds of it. */
const oneOf = (count: number, kind: number) => `((hashint4(n + ${kind}) & 2147483647) % ${count})`

/**
 * In the order of their time, as they arrive; evenly over ninety days, more by day than by night. One day has a storm of bad
 * news of the first within eight hours. Reposts and some others repeat a text, few are spam.
 */
const messageRows = `
  INSERT INTO message (workspace_id, id, channel_id, external_id, kind, direction, author, text, meta, mentions, addressed, language, sentiment_label,
    sentiment_score, sent_at, created_at, routed_at, repeats, spam)
  SELECT $1::uuid, ${idOf('n')}, ($2::uuid[])[1 + ${oneOf(channels.length, 1)}], 'b' || n, 'message', 'in',
    jsonb_build_object('kind', 'bluesky', 'value', 'user' || a.who, 'name', 'Person ' || a.who, 'handle', 'person' || a.who,
      'followers', least(3000000, floor(40 / (0.00002 + abs(hashint4(a.who) % 100000) / 100000.0)))::int, 'verified', a.who % 97 = 0),
    ($5::text[])[1 + ($9::int[])[1 + n % 10]] || ': ' || ($6::text[])[1 + ${oneOf(openings.length, 2)}] || ' '
      || ($7::text[])[1 + ${oneOf(sentences.length, 3)}] || CASE WHEN t.storm THEN ' The recall of the pump is a disgrace.' ELSE '' END,
    jsonb_build_object('post', jsonb_build_object('form', (ARRAY['post', 'post', 'reply', 'repost', 'comment', 'article'])[1 + n % 6],
      'audience', 'public', 'url', null, 'place', null, 'to', '[]'::jsonb, 'repeats', null, 'engagement', null, 'editedAt', null, 'deletedAt', null, 'facts', '{}'::jsonb)),
    '{}', false, (ARRAY['en', 'en', 'en', 'en', 'de', 'fr', 'es', NULL])[1 + ${oneOf(8, 4)}],
    CASE WHEN t.storm THEN 'negative' ELSE (ARRAY['negative', 'neutral', 'neutral', 'neutral', 'positive', 'positive', 'unsure'])[1 + ${oneOf(7, 5)}] END, 0,
    t.at, t.at, t.at, n % 6 = 3 OR n % 17 = 0, n % 29 = 0
  FROM generate_series($3::int, $4::int - 1) AS n
  CROSS JOIN LATERAL (SELECT floor(power(random(), 2) * $8::int / 20 + n * 0.0)::int AS who) a
  CROSS JOIN LATERAL (SELECT n / $8::float8 AS share, ${STORM.from} AS "from", ${STORM.share} AS storm) p
  CROSS JOIN LATERAL (SELECT p.share >= p."from" AND p.share < p."from" + p.storm AS inside,
    ${DAYS} * (p.share - greatest(0, least(p.share - p."from", p.storm))) / (1 - p.storm) AS day) d
  CROSS JOIN LATERAL (SELECT d.inside AND n % 10 < 4 AS storm, date_trunc('day', now()) - interval '${DAYS - 1} days' + CASE
    WHEN d.inside THEN (floor(d.day) + (9 + 8 * (p.share - p."from") / p.storm) / 24) * interval '1 day'
    ELSE (floor(d.day) + 0.25 + 0.75 * (d.day - floor(d.day)) - 0.25 * power(d.day - floor(d.day), 2)) * interval '1 day' END AS at) t
  WHERE t.at < now()`

const range = `m.workspace_id = $1::uuid AND m.id >= ${idOf('$2::int')} AND m.id < ${idOf('$3::int')}`
const insights = `INSERT INTO message_insight (workspace_id, message_id, language, label, score, confidence, terms, scorer)
  SELECT m.workspace_id, m.id, m.language, m.sentiment_label, 0, 1, '[]', 'bench' FROM message m WHERE ${range}`
const documents = `INSERT INTO message_search (workspace_id, message_id, document, channel_id, language, label)
  SELECT m.workspace_id, m.id, hubbub_search_document(NULL, m.author ->> 'name', m.text), m.channel_id, m.language, m.sentiment_label
  FROM message m WHERE ${range}`
const keys = `INSERT INTO message_keys (workspace_id, message_id, channel_id, sent_at, own, terms, language, sentiment, followers)
  SELECT m.workspace_id, m.id, m.channel_id, m.sent_at, false, to_tsvector('simple', m.text), m.language, m.sentiment_label, (m.author ->> 'followers')::int
  FROM message m WHERE ${range}`
const matches = `INSERT INTO monitor_match (workspace_id, monitor_id, message_id, sent_at, own, version)
  SELECT m.workspace_id, ($4::uuid[])[1 + ($5::int[])[1 + substr(m.external_id, 2)::int % 10]], m.id, m.sent_at, false, 1
  FROM message m WHERE ${range}`
