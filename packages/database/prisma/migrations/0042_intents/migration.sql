-- What a message is besides how it sounds (a complaint, a question), as it stands in `message_insight`: beside its mood, so
-- that figures of it are kept as those of moods are. A mention bears none, one or several.
ALTER TABLE "message" ADD COLUMN "marks" TEXT[] NOT NULL DEFAULT '{}';
ALTER TABLE "mention_delta" ADD COLUMN "marks" TEXT[] NOT NULL DEFAULT '{}';
ALTER TABLE mention_hour DROP CONSTRAINT x_mention_hour_facet;
ALTER TABLE mention_hour ADD CONSTRAINT x_mention_hour_facet CHECK (facet IN ('all', 'channel', 'language', 'form', 'mark'));

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
  INSERT INTO public.mention_delta (workspace_id, monitor_id, bin, channel_id, language, form, sentiment, marks, mentions, reach, texts, spam)
    SELECT t.workspace_id, t.monitor_id, public.hubbub_bin_of(m.sent_at), m.channel_id, coalesce(m.language, ''),
      public.hubbub_form_of(m.meta), coalesce(m.sentiment_label, ''), m.marks, sign * count(*), sign * sum(public.hubbub_reach_of(m.author)),
      sign * count(*) FILTER (WHERE NOT m.repeats), sign * count(*) FILTER (WHERE m.spam)
    FROM touched t CROSS JOIN LATERAL (
      SELECT n.* FROM public.message n WHERE n.workspace_id = t.workspace_id AND n.id = t.message_id LIMIT 1) m
    -- What we said ourselves is no mention. Of a monitor that goes with all its matches nothing is counted any more.
    WHERE NOT t.own AND EXISTS (SELECT FROM public.monitor o WHERE o.workspace_id = t.workspace_id AND o.id = t.monitor_id)
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;
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

CREATE OR REPLACE FUNCTION hubbub_tally_change() RETURNS trigger
  LANGUAGE plpgsql
AS $$
BEGIN
  INSERT INTO public.mention_delta (workspace_id, monitor_id, bin, channel_id, language, form, sentiment, marks, mentions, reach, texts, spam)
    SELECT k.workspace_id, k.monitor_id, v.bin, v.channel_id, v.language, v.form, v.sentiment, v.marks, v.sign, v.sign * v.reach,
      CASE WHEN v.repeats THEN 0 ELSE v.sign END, CASE WHEN v.spam THEN v.sign ELSE 0 END
    FROM public.monitor_match k CROSS JOIN (VALUES
      (-1, public.hubbub_bin_of(OLD.sent_at), OLD.channel_id, coalesce(OLD.language, ''), public.hubbub_form_of(OLD.meta),
        coalesce(OLD.sentiment_label, ''), OLD.marks, public.hubbub_reach_of(OLD.author), OLD.repeats, OLD.spam),
      (1, public.hubbub_bin_of(NEW.sent_at), NEW.channel_id, coalesce(NEW.language, ''), public.hubbub_form_of(NEW.meta),
        coalesce(NEW.sentiment_label, ''), NEW.marks, public.hubbub_reach_of(NEW.author), NEW.repeats, NEW.spam)
    ) AS v (sign, bin, channel_id, language, form, sentiment, marks, reach, repeats, spam)
    WHERE k.workspace_id = NEW.workspace_id AND k.message_id = NEW.id AND NOT k.own;
  RETURN NULL;
END
$$;
DROP TRIGGER x_tally_change ON message;
CREATE TRIGGER x_tally_change AFTER UPDATE ON message FOR EACH ROW
  WHEN (OLD.sentiment_label IS DISTINCT FROM NEW.sentiment_label OR OLD.language IS DISTINCT FROM NEW.language
    OR OLD.sent_at IS DISTINCT FROM NEW.sent_at OR OLD.channel_id IS DISTINCT FROM NEW.channel_id
    OR OLD.author IS DISTINCT FROM NEW.author OR (OLD.meta -> 'post' ->> 'form') IS DISTINCT FROM (NEW.meta -> 'post' ->> 'form')
    OR OLD.repeats <> NEW.repeats OR OLD.spam <> NEW.spam OR OLD.marks <> NEW.marks)
  EXECUTE FUNCTION hubbub_tally_change();

-- What was marked before is counted by the change itself.
UPDATE message m SET marks = i.marks FROM message_insight i
  WHERE i.workspace_id = m.workspace_id AND i.message_id = m.id AND i.marks <> '{}' AND m.routed_at IS NOT NULL;
