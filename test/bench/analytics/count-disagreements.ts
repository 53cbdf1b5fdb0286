import type { Sql } from '../../lib/sql.ts'

/** Figures of the tallies, with what is not folded yet, that a count over the rows does not give: in one snapshot. */
export async function countDisagreements(sql: Sql, workspaceId: string): Promise<number> {
  return await sql.number(
    `WITH facts AS MATERIALIZED (
      SELECT k.monitor_id, date_trunc('hour', m.sent_at, 'UTC') AS hour, date_bin('5 minutes', m.sent_at, '2000-01-01 00:00:00+00') AS bin,
        m.channel_id::text AS channel, coalesce(m.language, '') AS language, coalesce(m.meta -> 'post' ->> 'form', '') AS form,
        m.sentiment_label AS sentiment, coalesce((m.author ->> 'followers')::bigint, 0) AS reach, 1 AS mentions,
        (NOT m.repeats)::int AS texts, m.spam::int AS spam, false AS kept
      FROM monitor_match k JOIN message m ON m.workspace_id = k.workspace_id AND m.id = k.message_id WHERE k.workspace_id = $1 AND NOT k.own
      UNION ALL SELECT monitor_id, date_trunc('hour', bin, 'UTC'), bin, channel_id::text, language, form, sentiment, reach, mentions, texts, spam, true
      FROM mention_delta WHERE workspace_id = $1
    ), figures AS (
      SELECT kept, monitor_id, v.facet, v.at, v.value, sum(mentions) AS mentions, sum(mentions) FILTER (WHERE sentiment = 'negative') AS negative,
        sum(mentions) FILTER (WHERE sentiment = 'positive') AS positive, sum(reach) AS reach,
        sum(texts) AS texts, sum(spam) AS spam
      FROM facts CROSS JOIN LATERAL (VALUES ('all', hour, ''), ('channel', hour, channel), ('language', hour, language), ('form', hour, form), ('bin', bin, ''))
        AS v (facet, at, value) GROUP BY 1, 2, 3, 4, 5
      UNION ALL SELECT true, monitor_id, facet, hour, value, mentions, negative, positive, reach, texts, spam FROM mention_hour WHERE workspace_id = $1
      UNION ALL SELECT true, monitor_id, 'bin', bin, '', mentions, negative, NULL, reach, texts, NULL FROM mention_bin WHERE workspace_id = $1
    ), compared AS (
      SELECT sum(CASE WHEN kept THEN mentions ELSE -mentions END) AS mentions, coalesce(sum(CASE WHEN kept THEN negative ELSE -negative END), 0) AS negative,
        CASE WHEN facet = 'bin' THEN 0 ELSE coalesce(sum(CASE WHEN kept THEN positive ELSE -positive END), 0) END AS positive,
        sum(CASE WHEN kept THEN reach ELSE -reach END) AS reach, sum(CASE WHEN kept THEN texts ELSE -texts END) AS texts,
        CASE WHEN facet = 'bin' THEN 0 ELSE coalesce(sum(CASE WHEN kept THEN spam ELSE -spam END), 0) END AS spam
      FROM figures GROUP BY monitor_id, facet, at, value
    )
    SELECT count(*) FROM compared WHERE mentions <> 0 OR negative <> 0 OR positive <> 0 OR reach <> 0 OR texts <> 0 OR spam <> 0`,
    [workspaceId],
  )
}
