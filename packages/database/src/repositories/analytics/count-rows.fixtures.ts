import { query } from '@hubbub/test-support'
import type pg from 'pg'

/** Every figure that is kept of a workspace: by the tallies with what is not folded yet, and by a count over the rows. */
const compared = `
  WITH rows AS (
    SELECT k.monitor_id, m.sent_at, m.channel_id::text AS channel, coalesce(m.language, '') AS language,
      coalesce(m.meta -> 'post' ->> 'form', CASE WHEN m.meta ? 'mail' THEN 'mail' ELSE '' END) AS form,
      coalesce(m.sentiment_label, '') AS sentiment, coalesce((m.author ->> 'followers')::bigint, 0) AS reach,
      (NOT m.repeats)::int AS text, m.spam::int AS spam, m.marks
    FROM monitor_match k JOIN message m ON m.workspace_id = k.workspace_id AND m.id = k.message_id
    WHERE k.workspace_id = $1 AND NOT k.own
  ), counted AS (
    SELECT r.monitor_id, f.facet, date_trunc('hour', r.sent_at, 'UTC') AS at, f.value, count(*) AS mentions,
      count(*) FILTER (WHERE sentiment = 'negative') AS negative, count(*) FILTER (WHERE sentiment = 'neutral') AS neutral,
      count(*) FILTER (WHERE sentiment = 'positive') AS positive, sum(reach) AS reach, sum(text) AS texts, sum(spam) AS spam
    FROM rows r CROSS JOIN LATERAL (VALUES ('all', ''), ('channel', channel), ('language', language), ('form', form)
      UNION ALL SELECT 'mark', unnest(marks)) AS f (facet, value)
    GROUP BY 1, 2, 3, 4
    UNION ALL SELECT r.monitor_id, 'bin', date_bin('5 minutes', r.sent_at, '2000-01-01 00:00:00+00'), '', count(*),
      count(*) FILTER (WHERE sentiment = 'negative'), 0, 0, sum(reach), sum(text), 0 FROM rows r GROUP BY 1, 3
  ), waiting AS (
    SELECT d.*, CASE d.sentiment WHEN 'negative' THEN d.mentions ELSE 0 END AS negative,
      CASE d.sentiment WHEN 'neutral' THEN d.mentions ELSE 0 END AS neutral, CASE d.sentiment WHEN 'positive' THEN d.mentions ELSE 0 END AS positive
    FROM mention_delta d WHERE d.workspace_id = $1
      AND EXISTS (SELECT FROM monitor o WHERE o.workspace_id = d.workspace_id AND o.id = d.monitor_id)
  ), kept AS (
    SELECT monitor_id, facet, at, value, sum(mentions) AS mentions, sum(negative) AS negative, sum(neutral) AS neutral,
      sum(positive) AS positive, sum(reach) AS reach, sum(texts) AS texts, sum(spam) AS spam
    FROM (
      SELECT monitor_id, facet, hour AS at, value, mentions, negative, neutral, positive, reach, texts, spam FROM mention_hour WHERE workspace_id = $1
      UNION ALL SELECT monitor_id, 'bin', bin, '', mentions, negative, 0, 0, reach, texts, 0 FROM mention_bin WHERE workspace_id = $1
      UNION ALL SELECT w.monitor_id, f.facet, date_trunc('hour', w.bin, 'UTC'), f.value, w.mentions, w.negative, w.neutral, w.positive, w.reach, w.texts, w.spam
        FROM waiting w CROSS JOIN LATERAL (VALUES ('all', ''), ('channel', w.channel_id::text), ('language', w.language), ('form', w.form)
          UNION ALL SELECT 'mark', unnest(w.marks)) AS f (facet, value)
      UNION ALL SELECT w.monitor_id, 'bin', w.bin, '', w.mentions, w.negative, 0, 0, w.reach, w.texts, 0 FROM waiting w
    ) AS parts GROUP BY 1, 2, 3, 4
    HAVING sum(mentions) <> 0 OR sum(negative) <> 0 OR sum(neutral) <> 0 OR sum(positive) <> 0 OR sum(reach) <> 0 OR sum(texts) <> 0 OR sum(spam) <> 0
  )
  SELECT (SELECT count(*) FROM rows)::int AS mentions, (SELECT count(*) FROM mention_delta WHERE workspace_id = $1)::int AS waiting,
    coalesce((SELECT jsonb_agg(to_jsonb(x)) FROM (
      (SELECT 'counted' AS by, c.* FROM (SELECT * FROM counted EXCEPT SELECT * FROM kept) c LIMIT 10)
      UNION ALL (SELECT 'kept', c.* FROM (SELECT * FROM kept EXCEPT SELECT * FROM counted) c LIMIT 10)) x), '[]') AS disagreements`

export interface Comparison {
  mentions: number
  /** Changes that are not folded. */
  waiting: number
  disagreements: unknown[]
}

/** Compares in one snapshot, whatever goes on beside it. */
export async function compareWithRows(
  on: string | Pick<pg.Pool, 'query'>,
  workspaceId: string,
): Promise<Comparison> {
  const found =
    typeof on === 'string'
      ? await query<Comparison>(on, compared, [workspaceId])
      : (await on.query<Comparison>(compared, [workspaceId])).rows
  const [row] = found
  if (row === undefined) throw new Error('the comparison came back empty')
  return row
}
