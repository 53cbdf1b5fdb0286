-- Without them the planner takes nobody for the author of anything, and reads all messages for those of a batch.
ALTER TABLE message ALTER COLUMN author SET STATISTICS -1;

-- Whatever the planner knows, each message of a batch is found by its key.
CREATE OR REPLACE FUNCTION hubbub_tally_matches() RETURNS trigger
  LANGUAGE plpgsql
AS $$
DECLARE
  sign constant int := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END;
  workspaces uuid[];
  messages uuid[];
BEGIN
  SELECT array_agg(DISTINCT t.workspace_id), array_agg(DISTINCT t.message_id) INTO workspaces, messages FROM touched t WHERE NOT t.own;
  IF messages IS NULL THEN
    RETURN NULL;
  END IF;
  PERFORM FROM public.message m WHERE m.workspace_id = ANY(workspaces) AND m.id = ANY(messages) ORDER BY m.id FOR SHARE;
  INSERT INTO public.mention_delta (workspace_id, monitor_id, bin, channel_id, language, form, sentiment, mentions, reach)
    SELECT t.workspace_id, t.monitor_id, public.hubbub_bin_of(m.sent_at), m.channel_id, coalesce(m.language, ''),
      public.hubbub_form_of(m.meta), coalesce(m.sentiment_label, ''), sign * count(*), sign * sum(public.hubbub_reach_of(m.author))
    FROM touched t CROSS JOIN LATERAL (
      SELECT n.* FROM public.message n WHERE n.workspace_id = t.workspace_id AND n.id = t.message_id LIMIT 1) m
    -- What we said ourselves is no mention. Of a monitor that goes with all its matches nothing is counted any more.
    WHERE NOT t.own AND EXISTS (SELECT FROM public.monitor o WHERE o.workspace_id = t.workspace_id AND o.id = t.monitor_id)
    GROUP BY 1, 2, 3, 4, 5, 6, 7;
  IF TG_OP = 'INSERT' THEN
    INSERT INTO public.mention_reach (workspace_id, monitor_id, message_id, sent_at, author_kind, author_value, reach)
      SELECT t.workspace_id, t.monitor_id, t.message_id, m.sent_at, m.author ->> 'kind', m.author ->> 'value', public.hubbub_reach_of(m.author)
      FROM touched t CROSS JOIN LATERAL (
        SELECT n.sent_at, n.author FROM public.message n WHERE n.workspace_id = t.workspace_id AND n.id = t.message_id LIMIT 1) m
      WHERE NOT t.own AND public.hubbub_reach_of(m.author) >= 1000 AND m.author ? 'value' AND m.author ? 'kind';
  END IF;
  RETURN NULL;
END
$$;
