-- How much monitors matched, by the hour and by five minutes. What changes a figure appends what it changes it by
-- (`mention_delta`), in its own transaction; the worker folds that into the tallies. Who reads adds what is not folded yet,
-- so that the figures are those of a count over the rows at any moment, and no two writers wait for each other's tally.
CREATE TABLE "mention_delta" (
    "seq" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "monitor_id" UUID NOT NULL,
    "bin" TIMESTAMPTZ(3) NOT NULL,
    "channel_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "sentiment" TEXT NOT NULL,
    "mentions" INTEGER NOT NULL,
    "reach" BIGINT NOT NULL,
    CONSTRAINT "mention_delta_pkey" PRIMARY KEY ("seq")
);
CREATE TABLE "mention_hour" (
    "workspace_id" UUID NOT NULL,
    "monitor_id" UUID NOT NULL,
    "facet" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "value" TEXT NOT NULL,
    "mentions" INTEGER NOT NULL,
    "negative" INTEGER NOT NULL,
    "neutral" INTEGER NOT NULL,
    "positive" INTEGER NOT NULL,
    "reach" BIGINT NOT NULL,
    CONSTRAINT "mention_hour_pkey" PRIMARY KEY ("workspace_id", "monitor_id", "facet", "hour", "value")
);
CREATE TABLE "mention_bin" (
    "workspace_id" UUID NOT NULL,
    "monitor_id" UUID NOT NULL,
    "bin" TIMESTAMPTZ(3) NOT NULL,
    "mentions" INTEGER NOT NULL,
    "negative" INTEGER NOT NULL,
    "reach" BIGINT NOT NULL,
    CONSTRAINT "mention_bin_pkey" PRIMARY KEY ("workspace_id", "monitor_id", "bin")
);
-- Mentions by those of whom many are known to follow: who reaches most is found among few rows.
CREATE TABLE "mention_reach" (
    "workspace_id" UUID NOT NULL,
    "monitor_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "author_kind" TEXT NOT NULL,
    "author_value" TEXT NOT NULL,
    "reach" BIGINT NOT NULL,
    CONSTRAINT "mention_reach_pkey" PRIMARY KEY ("workspace_id", "monitor_id", "message_id")
);
-- What happened when, and what people look at.
CREATE TABLE "annotation" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3),
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "annotation_pkey" PRIMARY KEY ("workspace_id", "id")
);
CREATE TABLE "dashboard" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "sharing" TEXT NOT NULL,
    "team_id" UUID,
    "layout" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "dashboard_pkey" PRIMARY KEY ("workspace_id", "id")
);
CREATE INDEX "annotation_workspace_id_from_at_idx" ON "annotation"("workspace_id", "from_at");
CREATE INDEX "mention_delta_workspace_id_monitor_id_bin_idx" ON "mention_delta"("workspace_id", "monitor_id", "bin");

ALTER TABLE mention_hour ADD CONSTRAINT x_mention_hour_facet CHECK (facet IN ('all', 'channel', 'language', 'form'));
ALTER TABLE mention_hour ADD CONSTRAINT x_mention_hour_monitor
  FOREIGN KEY (workspace_id, monitor_id) REFERENCES monitor ON DELETE CASCADE;
ALTER TABLE mention_bin ADD CONSTRAINT x_mention_bin_monitor
  FOREIGN KEY (workspace_id, monitor_id) REFERENCES monitor ON DELETE CASCADE;
ALTER TABLE annotation ADD CONSTRAINT x_annotation_span CHECK (to_at IS NULL OR to_at > from_at);
ALTER TABLE dashboard ADD CONSTRAINT x_dashboard_sharing CHECK (sharing IN ('private', 'team', 'workspace'));
ALTER TABLE dashboard ADD CONSTRAINT x_dashboard_owner
  FOREIGN KEY (workspace_id, owner_id) REFERENCES membership ON DELETE CASCADE;
ALTER TABLE dashboard ADD CONSTRAINT x_dashboard_team
  FOREIGN KEY (workspace_id, team_id) REFERENCES team ON DELETE SET NULL (team_id);
ALTER TABLE mention_reach ADD CONSTRAINT x_mention_reach_match
  FOREIGN KEY (workspace_id, monitor_id, message_id) REFERENCES monitor_match ON DELETE CASCADE;
CREATE INDEX x_mention_reach_sent ON mention_reach (workspace_id, monitor_id, sent_at) INCLUDE (author_kind, author_value, reach, message_id);
-- Rows come and go all the time, and few are there at a time.
ALTER TABLE mention_delta SET (autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_scale_factor = 0,
  autovacuum_vacuum_insert_threshold = -1, autovacuum_analyze_threshold = 100000000);
ALTER TABLE mention_hour SET (fillfactor = 70, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_scale_factor = 0.02);
ALTER TABLE mention_bin SET (fillfactor = 70, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_scale_factor = 0.02);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY '{mention_delta,mention_hour,mention_bin,mention_reach,annotation,dashboard}'::text[] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I TO hubbub_app USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace())',
      name
    );
  END LOOP;
END
$$;

-- What a message counts as. A network that tells nothing of followers leaves no reach; what was not scored yet is no mood.
CREATE FUNCTION hubbub_bin_of(moment timestamptz) RETURNS timestamptz
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN date_bin('5 minutes', moment, '2000-01-01 00:00:00+00');
CREATE FUNCTION hubbub_reach_of(author jsonb) RETURNS bigint
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN jsonb_typeof(author -> 'followers') = 'number' THEN greatest(0, floor((author ->> 'followers')::numeric)) ELSE 0 END::bigint;
CREATE FUNCTION hubbub_form_of(meta jsonb) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN coalesce(meta -> 'post' ->> 'form', CASE WHEN meta ? 'mail' THEN 'mail' ELSE '' END);

-- A match and a change of its message must not pass each other: who matches holds the message still, and reads it then.
-- Whoever changes it meanwhile waits, and then sees the match. Many are held in the order of their ids.
CREATE FUNCTION hubbub_tally_matches() RETURNS trigger
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
    FROM touched t JOIN public.message m ON m.workspace_id = t.workspace_id AND m.id = t.message_id
    -- What we said ourselves is no mention. Of a monitor that goes with all its matches nothing is counted any more.
    WHERE NOT t.own AND EXISTS (SELECT FROM public.monitor o WHERE o.workspace_id = t.workspace_id AND o.id = t.monitor_id)
    GROUP BY 1, 2, 3, 4, 5, 6, 7;
  IF TG_OP = 'INSERT' THEN
    INSERT INTO public.mention_reach (workspace_id, monitor_id, message_id, sent_at, author_kind, author_value, reach)
      SELECT t.workspace_id, t.monitor_id, t.message_id, m.sent_at, m.author ->> 'kind', m.author ->> 'value', public.hubbub_reach_of(m.author)
      FROM touched t JOIN public.message m ON m.workspace_id = t.workspace_id AND m.id = t.message_id
      WHERE NOT t.own AND public.hubbub_reach_of(m.author) >= 1000 AND m.author ? 'value' AND m.author ? 'kind';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER x_tally_added AFTER INSERT ON monitor_match REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION hubbub_tally_matches();
CREATE TRIGGER x_tally_removed AFTER DELETE ON monitor_match REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION hubbub_tally_matches();

CREATE FUNCTION hubbub_tally_change() RETURNS trigger
  LANGUAGE plpgsql
AS $$
BEGIN
  INSERT INTO public.mention_delta (workspace_id, monitor_id, bin, channel_id, language, form, sentiment, mentions, reach)
    SELECT k.workspace_id, k.monitor_id, v.bin, v.channel_id, v.language, v.form, v.sentiment, v.sign, v.sign * v.reach
    FROM public.monitor_match k CROSS JOIN (VALUES
      (-1, public.hubbub_bin_of(OLD.sent_at), OLD.channel_id, coalesce(OLD.language, ''), public.hubbub_form_of(OLD.meta),
        coalesce(OLD.sentiment_label, ''), public.hubbub_reach_of(OLD.author)),
      (1, public.hubbub_bin_of(NEW.sent_at), NEW.channel_id, coalesce(NEW.language, ''), public.hubbub_form_of(NEW.meta),
        coalesce(NEW.sentiment_label, ''), public.hubbub_reach_of(NEW.author))
    ) AS v (sign, bin, channel_id, language, form, sentiment, reach)
    WHERE k.workspace_id = NEW.workspace_id AND k.message_id = NEW.id AND NOT k.own;
  RETURN NULL;
END
$$;
CREATE TRIGGER x_tally_change AFTER UPDATE ON message FOR EACH ROW
  WHEN (OLD.sentiment_label IS DISTINCT FROM NEW.sentiment_label OR OLD.language IS DISTINCT FROM NEW.language
    OR OLD.sent_at IS DISTINCT FROM NEW.sent_at OR OLD.channel_id IS DISTINCT FROM NEW.channel_id
    OR OLD.author IS DISTINCT FROM NEW.author OR (OLD.meta -> 'post' ->> 'form') IS DISTINCT FROM (NEW.meta -> 'post' ->> 'form'))
  EXECUTE FUNCTION hubbub_tally_change();

-- Its matches would go with it, when it can no longer be asked what it counted as.
CREATE FUNCTION hubbub_tally_end() RETURNS trigger
  LANGUAGE plpgsql
AS $$
BEGIN
  DELETE FROM public.monitor_match k WHERE k.workspace_id = OLD.workspace_id AND k.message_id = OLD.id;
  RETURN OLD;
END
$$;
CREATE TRIGGER x_tally_end BEFORE DELETE ON message FOR EACH ROW EXECUTE FUNCTION hubbub_tally_end();

-- Workspaces in which something is to be folded.
CREATE FUNCTION hubbub_due_tallies()
  RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT w.id FROM public.workspace w WHERE EXISTS (SELECT FROM public.mention_delta d WHERE d.workspace_id = w.id)
$$;

-- What was matched before.
INSERT INTO mention_delta (workspace_id, monitor_id, bin, channel_id, language, form, sentiment, mentions, reach)
  SELECT k.workspace_id, k.monitor_id, hubbub_bin_of(m.sent_at), m.channel_id, coalesce(m.language, ''), hubbub_form_of(m.meta),
    coalesce(m.sentiment_label, ''), count(*), sum(hubbub_reach_of(m.author))
  FROM monitor_match k JOIN message m ON m.workspace_id = k.workspace_id AND m.id = k.message_id
  WHERE NOT k.own
  GROUP BY 1, 2, 3, 4, 5, 6, 7;
INSERT INTO mention_reach (workspace_id, monitor_id, message_id, sent_at, author_kind, author_value, reach)
  SELECT k.workspace_id, k.monitor_id, k.message_id, m.sent_at, m.author ->> 'kind', m.author ->> 'value', hubbub_reach_of(m.author)
  FROM monitor_match k JOIN message m ON m.workspace_id = k.workspace_id AND m.id = k.message_id
  WHERE NOT k.own AND hubbub_reach_of(m.author) >= 1000 AND m.author ? 'value' AND m.author ? 'kind';
