-- As before: the newest that fit are read one by one, and what those do not hold often enough, the index of words names.
-- But how often the words were found so far says how far one has to read on. Where that is not far, reading on is cheaper:
-- the index of words names all there ever were of a word that is used a lot, and each of them is then held against the filters.
CREATE OR REPLACE FUNCTION hubbub_match_mentions(typed text, in_channel uuid, in_language text, in_sentiment text, before_at timestamptz,
    before_id uuid, max_rows int)
  RETURNS TABLE (message_id uuid)
  LANGUAGE plpgsql STABLE ROWS 100 SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  here constant uuid := public.hubbub_workspace();
  wanted constant tsquery := public.hubbub_search_query(typed);
  first_steps constant int[] := '{2000,18000,30000}';
  -- Reading on further than this takes longer than asking the index of words, even for a word that is used a lot.
  furthest constant int := 200000;
  most_read constant int := 6000;
  edge_at timestamptz := coalesce(before_at, 'infinity');
  edge_id uuid := coalesce(before_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
  -- How many are passed over at a time, and how many of those that fit are read in all.
  step int := first_steps[1];
  reach int := greatest(3000, 4 * max_rows);
  missing int := max_rows;
  round int := 1;
  -- Of all rounds so far.
  passed_all float8 := 0;
  read_all float8 := 0;
  passed int;
  fits int;
  last uuid;
  fitting uuid[];
  matched uuid[];
BEGIN
  IF numnode(wanted) = 0 THEN
    RETURN;
  END IF;
  LOOP
    SELECT count(*), (array_agg(n.id))[count(*)],
        array_agg(n.id) FILTER (WHERE (in_channel IS NULL OR n.channel_id = in_channel) AND (in_language IS NULL OR n.language = in_language)
          AND (in_sentiment IS NULL OR n.sentiment_label = in_sentiment))
      INTO passed, last, fitting
      FROM (
        SELECT m.id, m.channel_id, m.language, m.sentiment_label FROM public.message m
        WHERE m.workspace_id = here AND m.conversation_id IS NULL AND m.routed_at IS NOT NULL AND (m.sent_at, m.id) < (edge_at, edge_id)
        ORDER BY m.sent_at DESC, m.id DESC LIMIT step
      ) n;
    fits := coalesce(cardinality(fitting), 0);
    SELECT coalesce(array_agg(h.id), '{}') INTO matched
      FROM (
        SELECT f.id FROM unnest(fitting[1:reach]) WITH ORDINALITY AS f (id, place)
        CROSS JOIN LATERAL (SELECT s.document FROM public.message_search s WHERE s.workspace_id = here AND s.message_id = f.id LIMIT 1) s
        WHERE s.document @@ wanted ORDER BY f.place LIMIT missing
      ) h;
    RETURN QUERY SELECT unnest(matched);
    missing := missing - cardinality(matched);
    IF missing <= 0 OR passed < step AND fits <= reach THEN
      RETURN;
    END IF;
    IF fits > reach THEN
      last := fitting[reach];
      passed := passed::float8 * reach / fits;
      fits := reach;
    END IF;
    SELECT m.sent_at, m.id INTO edge_at, edge_id FROM public.message m WHERE m.workspace_id = here AND m.id = last;
    passed_all := passed_all + passed;
    read_all := read_all + fits;
    reach := reach - fits;
    round := round + 1;
    IF round <= cardinality(first_steps) AND reach > 0 THEN
      step := first_steps[round];
      CONTINUE;
    END IF;
    -- A half more than it should take, so that it seldom takes another round.
    EXIT WHEN missing = max_rows OR round > 2 + cardinality(first_steps)
      OR 1.5 * missing * passed_all / (max_rows - missing) > furthest OR 1.5 * missing * read_all / (max_rows - missing) > most_read;
    step := greatest(2000, 1.5 * missing * passed_all / (max_rows - missing));
    reach := greatest(reach, 100, 1.5 * missing * read_all / (max_rows - missing));
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
