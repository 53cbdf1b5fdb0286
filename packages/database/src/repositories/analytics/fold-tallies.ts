import { firstRow, Prisma, type Transaction } from '../transaction.ts'

/**
 * Folds changes into the tallies, in one statement and so as one step: killed before its end it has folded nothing. One
 * process at a time in a workspace. What a change cannot count for any more, for its monitor is gone, is dropped.
 * @returns how many changes it took; null where another process is at it.
 */
export async function foldTallies(tx: Transaction, w: Prisma.Sql, most: number): Promise<number | null> {
  const turn = await firstRow<{ taken: boolean }>(
    tx,
    Prisma.sql`SELECT pg_try_advisory_xact_lock(hashtextextended('tally:' || ${w}::text, 0)) AS taken`,
  )
  if (turn?.taken !== true) return null
  const folded = await firstRow<{ count: number }>(
    tx,
    Prisma.sql`WITH taken AS (
        -- The first of them by a bound: for a list of them, where rows come and go so fast that nobody knows how many there
        -- are, the planner compares each with each.
        DELETE FROM mention_delta d WHERE d.workspace_id = ${w}
          AND d.seq <= (SELECT max(f.seq) FROM (SELECT n.seq FROM mention_delta n WHERE n.workspace_id = ${w} ORDER BY n.seq LIMIT ${most}::int) f)
        RETURNING d.monitor_id, d.bin, d.channel_id, d.language, d.form, d.sentiment, d.marks, d.mentions, d.reach, d.texts, d.spam),
      held AS (SELECT o.id FROM monitor o WHERE o.workspace_id = ${w} AND o.id IN (SELECT t.monitor_id FROM taken t) FOR KEY SHARE),
      counted AS (SELECT t.* FROM taken t JOIN held ON held.id = t.monitor_id),
      hours AS (INSERT INTO mention_hour AS h (workspace_id, monitor_id, facet, hour, value, mentions, negative, neutral, positive, reach, texts, spam)
        SELECT ${w}, c.monitor_id, f.facet, date_trunc('hour', c.bin, 'UTC'), f.value, sum(c.mentions), ${sums}, sum(c.reach), sum(c.texts), sum(c.spam)
        FROM counted c CROSS JOIN LATERAL (${facetsOf}) AS f (facet, value) GROUP BY 2, 3, 4, 5
        ON CONFLICT (workspace_id, monitor_id, facet, hour, value) DO UPDATE SET mentions = h.mentions + excluded.mentions,
          negative = h.negative + excluded.negative, neutral = h.neutral + excluded.neutral, positive = h.positive + excluded.positive,
          reach = h.reach + excluded.reach, texts = h.texts + excluded.texts, spam = h.spam + excluded.spam),
      bins AS (INSERT INTO mention_bin AS b (workspace_id, monitor_id, bin, mentions, negative, reach, scored, texts)
        SELECT ${w}, c.monitor_id, c.bin, sum(c.mentions), ${negatives}, sum(c.reach), ${scored}, sum(c.texts) FROM counted c GROUP BY 2, 3
        ON CONFLICT (workspace_id, monitor_id, bin) DO UPDATE SET mentions = b.mentions + excluded.mentions,
          negative = b.negative + excluded.negative, reach = b.reach + excluded.reach, scored = b.scored + excluded.scored,
          texts = b.texts + excluded.texts)
      SELECT count(*)::int AS count FROM taken`,
  )
  return folded?.count ?? 0
}

/** What a change `c` counts for. */
const facetsOf = Prisma.sql`VALUES ('all', ''), ('channel', c.channel_id::text), ('language', c.language), ('form', c.form)
  UNION ALL SELECT 'mark', k.kind FROM unnest(c.marks) AS k (kind)`

const moodOf = (label: string) =>
  Prisma.sql`coalesce(sum(c.mentions) FILTER (WHERE c.sentiment = ${label}), 0)`
const negatives = moodOf('negative')
const scored = Prisma.sql`coalesce(sum(c.mentions) FILTER (WHERE c.sentiment IN ('negative', 'neutral', 'positive')), 0)`
const sums = Prisma.join([negatives, moodOf('neutral'), moodOf('positive')])
