import type { Sql } from '../../lib/sql.ts'
import { openings, sentences } from '../pipeline/words.ts'
import type { Desk } from './start-desk.ts'

/** Stands in one message of all. */
export const rareWord = 'zymurgy'
/** Stands in nearly every message. */
export const commonWord = 'the'

/**
 * Rows as the way of a message leaves them, about a minute apart. Of the conversations six in ten are open, one in five is
 * somebody's, one in ten has the first label and five have the last, one in a hundred is urgent.
 */
export async function fill(sql: Sql, desk: Desk, { conversations, messages }: Size): Promise<void> {
  const perConversation = Math.max(1, Math.round(messages / conversations))
  // What stands in is complete in itself; checking each reference would only take time.
  await sql.rows('SET session_replication_role = replica')
  await sql.rows('SELECT setseed(0.5)')
  const steps: [string, unknown[]][] = [
    [contacts, [desk.workspaceId, conversations]],
    [identities, [desk.workspaceId]],
    [
      conversationRows,
      [
        desk.workspaceId,
        conversations,
        desk.brandId,
        desk.channelId,
        desk.members,
        desk.teams,
        perConversation,
      ],
    ],
    [labels, [desk.workspaceId, desk.labels]],
    [reads, [desk.workspaceId, desk.members]],
    [messageRows, [desk.workspaceId, perConversation, [...openings], [...sentences], desk.members]],
    [insights, [desk.workspaceId]],
    [documents, [desk.workspaceId]],
  ]
  for (const [text, values] of steps) await sql.rows(text, values)
  await sql.rows(
    `UPDATE message SET text = text || ' ' || $2 WHERE workspace_id = $1 AND id = (SELECT min(id::text)::uuid FROM message WHERE kind = 'message')`,
    [desk.workspaceId, rareWord],
  )
  await sql.rows(
    `UPDATE message_search s SET document = hubbub_search_document('', '', m.text) FROM message m
     WHERE s.workspace_id = $1 AND m.workspace_id = $1 AND m.id = s.message_id AND m.text LIKE '%' || $2`,
    [desk.workspaceId, rareWord],
  )
  await sql.rows('SET session_replication_role = origin')
  await sql.rows('VACUUM (ANALYZE)')
}

interface Size {
  conversations: number
  messages: number
}

/** One contact for every two conversations. */
const contacts = `INSERT INTO contact (workspace_id, id, name)
  SELECT $1::uuid, uuidv7(make_interval(mins => n - $2::int)), 'Customer ' || md5(n::text) FROM generate_series(1, $2::int, 2) AS n`

const identities = `INSERT INTO contact_identity (workspace_id, kind, value, contact_id, name)
  SELECT $1::uuid, 'email', md5(id::text) || '@example.test', id, name FROM contact WHERE workspace_id = $1::uuid`

const conversationRows = `
  WITH customer AS (SELECT id, row_number() OVER (ORDER BY id) AS place FROM contact WHERE workspace_id = $1::uuid)
  INSERT INTO conversation (workspace_id, id, number, brand_id, channel_id, contact_id, subject, status, priority, assignee_id, team_id,
    snoozed_until, thread_key, preview, inbound_count, sentiment_label, sentiment_score, waiting_since, last_activity_at, created_at)
  SELECT $1::uuid, uuidv7(make_interval(mins => n - $2::int)), n, $3::uuid, $4::uuid, c.id, 'About order ' || n,
    s.status, (CASE WHEN n % 100 = 7 THEN 'urgent' WHEN n % 20 = 3 THEN 'high' WHEN n % 10 = 4 THEN 'low' ELSE 'none' END),
    CASE WHEN random() < 0.2 THEN ($5::uuid[])[1 + n % cardinality($5::uuid[])] END,
    CASE WHEN random() < 0.4 THEN ($6::uuid[])[1 + (n / 7) % cardinality($6::uuid[])] END,
    CASE WHEN s.status = 'snoozed' THEN now() + interval '1 day' END, n::text, 'Where is what I ordered?', 1 + $7::int / 2,
    (ARRAY['negative', 'neutral', 'positive', 'unsure'])[1 + n % 4], 0,
    CASE WHEN s.status = 'open' AND n % 3 > 0 THEN now() - make_interval(mins => $2::int - n + 5) END,
    now() - make_interval(mins => $2::int - n), now() - make_interval(mins => $2::int - n + 5)
  FROM generate_series(1, $2::int) AS n
  JOIN customer c ON c.place = (n + 1) / 2
  CROSS JOIN LATERAL (SELECT (ARRAY['open', 'open', 'open', 'open', 'open', 'open', 'pending', 'snoozed', 'resolved', 'resolved'])[1 + n % 10] AS status) s`

const labels = `INSERT INTO conversation_label (workspace_id, conversation_id, label_id)
  SELECT $1::uuid, id, ($2::uuid[])[1] FROM conversation WHERE workspace_id = $1::uuid AND number % 10 = 1
  UNION ALL
  SELECT $1::uuid, id, ($2::uuid[])[cardinality($2::uuid[])] FROM conversation WHERE workspace_id = $1::uuid AND number <= 5`

const reads = `INSERT INTO conversation_read (workspace_id, conversation_id, membership_id, seen_count, seen_at)
  SELECT $1::uuid, c.id, m.id, c.inbound_count, now() FROM conversation c, unnest($2::uuid[]) WITH ORDINALITY AS m (id, place)
  WHERE c.workspace_id = $1::uuid AND m.place <= 3 AND c.number % 20 > 0`

const messageRows = `
  INSERT INTO message (workspace_id, id, channel_id, conversation_id, external_id, kind, direction, author, author_contact_id,
    text, mentions, sent_at, created_at, routed_at)
  SELECT $1::uuid, uuidv7(c.last_activity_at - now() + make_interval(secs => n)), c.channel_id, c.id, c.number || '.' || n, 
    CASE WHEN note THEN 'note' ELSE 'message' END, CASE WHEN note THEN 'internal' WHEN n % 2 = 1 THEN 'in' ELSE 'out' END,
    '{"kind":"email","value":"someone@example.test","name":"Somebody"}', CASE WHEN n % 2 = 1 AND NOT note THEN c.contact_id END,
    ($3::text[])[1 + (c.number + n) % cardinality($3::text[])] || ' ' || ($4::text[])[1 + (c.number * n) % cardinality($4::text[])]
      || ' ' || ($4::text[])[1 + (c.number / 3 + n) % cardinality($4::text[])] || ' order' || c.number,
    CASE WHEN note AND c.number % 40 = 0 THEN ($5::uuid[])[1 + c.number / 40 % cardinality($5::uuid[]) : 1 + c.number / 40 % cardinality($5::uuid[])]
      ELSE '{}' END,
    t.at, t.at, t.at
  FROM conversation c, generate_series(1, $2::int) AS n,
    LATERAL (SELECT n = $2::int AND n > 1 AND c.number % 8 = 0 AS note) k,
    LATERAL (SELECT c.last_activity_at - make_interval(secs => 60 * ($2::int - n)) AS at) t
  WHERE c.workspace_id = $1::uuid`

const insights = `INSERT INTO message_insight (workspace_id, message_id, label, score, confidence, terms, scorer)
  SELECT $1::uuid, id, 'neutral', 0, 1, '[]', 'afinn' FROM message WHERE workspace_id = $1::uuid AND direction = 'in'`

const documents = `INSERT INTO message_search (workspace_id, message_id, document)
  SELECT m.workspace_id, m.id, hubbub_search_document('', '', m.text) FROM message m WHERE m.workspace_id = $1::uuid`
