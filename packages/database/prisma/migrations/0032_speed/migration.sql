-- Whether an event is committed that cannot be read yet. The newest one tells: an index gives it at once, where the planner
-- reads all events for a condition of which it takes every third to be true.
CREATE FUNCTION hubbub_has_unsettled_events() RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT coalesce((SELECT e.xid FROM public.event e ORDER BY e.xid DESC, e.seq DESC LIMIT 1) >= pg_snapshot_xmin(pg_current_snapshot()), false)
$$;
DROP FUNCTION hubbub_has_events_after(xid8, bigint);

-- What no plan asks about costs an analysis the most: texts are cut and compared, words are counted.
ALTER TABLE message ALTER COLUMN text SET STATISTICS 0, ALTER COLUMN trimmed_text SET STATISTICS 0, ALTER COLUMN html SET STATISTICS 0,
  ALTER COLUMN subject SET STATISTICS 0, ALTER COLUMN thread SET STATISTICS 0, ALTER COLUMN author SET STATISTICS 0, ALTER COLUMN trace SET STATISTICS 0;
ALTER TABLE message_search ALTER COLUMN document SET STATISTICS 0;
ALTER TABLE message_keys ALTER COLUMN terms SET STATISTICS 0;
ALTER TABLE message_insight ALTER COLUMN terms SET STATISTICS 0, ALTER COLUMN detail SET STATISTICS 0, ALTER COLUMN found_marks SET STATISTICS 0,
  ALTER COLUMN scored SET STATISTICS 0, ALTER COLUMN aspect SET STATISTICS 0;
ALTER TABLE message_raw ALTER COLUMN content SET STATISTICS 0;
ALTER TABLE event ALTER COLUMN data SET STATISTICS 0, ALTER COLUMN actor SET STATISTICS 0, ALTER COLUMN trace SET STATISTICS 0;

-- The newest of what was only heard that hold the words and fit the filters, from a place on. First the newest that fit are
-- read one by one, until enough are found: filters are answered by the index of what was heard. What those do not hold often
-- enough, the index of words names, and that is then not much.
DROP FUNCTION hubbub_match_mentions(text, int);
CREATE FUNCTION hubbub_match_mentions(typed text, in_channel uuid, in_language text, in_sentiment text, before_at timestamptz,
    before_id uuid, max_rows int)
  RETURNS TABLE (message_id uuid)
  LANGUAGE plpgsql STABLE ROWS 100 SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  here constant uuid := public.hubbub_workspace();
  wanted constant tsquery := public.hubbub_search_query(typed);
  edge_at timestamptz := coalesce(before_at, 'infinity');
  edge_id uuid := coalesce(before_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
  -- How many are passed over at a time, and how many of those that fit are read in all.
  step int;
  reach int := greatest(3000, 4 * max_rows);
  missing int := max_rows;
  passed int;
  last uuid;
  fitting uuid[];
  matched uuid[];
BEGIN
  IF numnode(wanted) = 0 THEN
    RETURN;
  END IF;
  FOREACH step IN ARRAY '{2000,18000,30000}'::int[] LOOP
    SELECT count(*), (array_agg(n.id))[count(*)],
        array_agg(n.id) FILTER (WHERE (in_channel IS NULL OR n.channel_id = in_channel) AND (in_language IS NULL OR n.language = in_language)
          AND (in_sentiment IS NULL OR n.sentiment_label = in_sentiment))
      INTO passed, last, fitting
      FROM (
        SELECT m.id, m.channel_id, m.language, m.sentiment_label FROM public.message m
        WHERE m.workspace_id = here AND m.conversation_id IS NULL AND m.routed_at IS NOT NULL AND (m.sent_at, m.id) < (edge_at, edge_id)
        ORDER BY m.sent_at DESC, m.id DESC LIMIT step
      ) n;
    SELECT coalesce(array_agg(h.id), '{}') INTO matched
      FROM (
        SELECT f.id FROM unnest(fitting[1:reach]) WITH ORDINALITY AS f (id, place)
        CROSS JOIN LATERAL (SELECT s.document FROM public.message_search s WHERE s.workspace_id = here AND s.message_id = f.id LIMIT 1) s
        WHERE s.document @@ wanted ORDER BY f.place LIMIT missing
      ) h;
    RETURN QUERY SELECT unnest(matched);
    missing := missing - cardinality(matched);
    IF missing <= 0 OR passed < step AND coalesce(cardinality(fitting), 0) <= reach THEN
      RETURN;
    END IF;
    IF cardinality(fitting) > reach THEN
      last := fitting[reach];
    END IF;
    SELECT m.sent_at, m.id INTO edge_at, edge_id FROM public.message m WHERE m.workspace_id = here AND m.id = last;
    reach := reach - coalesce(cardinality(fitting), 0);
    EXIT WHEN reach <= 0;
  END LOOP;
  -- Planned for the filters that there are.
  RETURN QUERY EXECUTE
    'WITH found AS MATERIALIZED (
      SELECT s.message_id FROM public.message_search s WHERE s.workspace_id = $1 AND s.document @@ $2'
      || CASE WHEN in_channel IS NULL THEN '' ELSE ' AND s.channel_id = $3' END
      || CASE WHEN in_language IS NULL THEN '' ELSE ' AND s.language = $4' END
      || CASE WHEN in_sentiment IS NULL THEN '' ELSE ' AND s.label = $5' END || '
    )
    SELECT m.id FROM found f JOIN public.message m ON m.workspace_id = $1 AND m.id = f.message_id
    WHERE m.conversation_id IS NULL AND m.routed_at IS NOT NULL AND (m.sent_at, m.id) < ($6, $7)
    ORDER BY m.sent_at DESC, m.id DESC LIMIT $8'
    USING here, wanted, in_channel, in_language, in_sentiment, edge_at, edge_id, missing;
END
$$;
