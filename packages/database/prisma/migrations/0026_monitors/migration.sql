-- What is listened for, what of it was said, and what each message is found by: the keys of the query language.
CREATE TABLE "monitor" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "brand_id" UUID,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "builder" JSONB,
    "lists" JSONB NOT NULL DEFAULT '{}',
    "examples" JSONB NOT NULL DEFAULT '{}',
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "asks" TEXT[],
    "owner_id" UUID,
    "sharing" TEXT NOT NULL DEFAULT 'workspace',
    "team_id" UUID,
    "query_version" INTEGER NOT NULL DEFAULT 1,
    "state" TEXT NOT NULL DEFAULT 'matching',
    "reached_at" TIMESTAMPTZ(3),
    "reached_id" UUID,
    "looked" INTEGER NOT NULL DEFAULT 0,
    "to_look" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "monitor_pkey" PRIMARY KEY ("workspace_id", "id")
);
CREATE TABLE "monitor_version" (
    "workspace_id" UUID NOT NULL,
    "monitor_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "query" TEXT NOT NULL,
    "builder" JSONB,
    "lists" JSONB NOT NULL,
    "made_by" UUID,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "monitor_version_pkey" PRIMARY KEY ("workspace_id", "monitor_id", "version")
);
CREATE TABLE "monitor_match" (
    "workspace_id" UUID NOT NULL,
    "monitor_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "own" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "monitor_match_pkey" PRIMARY KEY ("workspace_id", "monitor_id", "message_id")
);
CREATE TABLE "message_keys" (
    "workspace_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "own" BOOLEAN NOT NULL,
    "terms" tsvector NOT NULL,
    "language" TEXT,
    "country" TEXT,
    "sentiment" TEXT,
    "followers" BIGINT,
    "engagement" BIGINT,
    "due" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "message_keys_pkey" PRIMARY KEY ("workspace_id", "message_id")
);

CREATE INDEX "monitor_match_workspace_id_monitor_id_sent_at_message_id_idx"
  ON "monitor_match"("workspace_id", "monitor_id", "sent_at" DESC, "message_id" DESC);
CREATE INDEX "monitor_match_workspace_id_message_id_idx" ON "monitor_match"("workspace_id", "message_id");
CREATE INDEX "message_keys_workspace_id_sent_at_message_id_idx"
  ON "message_keys"("workspace_id", "sent_at" DESC, "message_id" DESC);
CREATE INDEX x_message_keys_terms ON message_keys USING gin (workspace_id, terms);
CREATE INDEX x_message_keys_due ON message_keys (workspace_id, message_id) WHERE due;
CREATE INDEX x_monitor_due ON monitor (workspace_id, id) WHERE state <> 'matched';

ALTER TABLE "monitor_version" ADD CONSTRAINT "monitor_version_workspace_id_monitor_id_fkey"
  FOREIGN KEY ("workspace_id", "monitor_id") REFERENCES "monitor"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "monitor_match" ADD CONSTRAINT "monitor_match_workspace_id_monitor_id_fkey"
  FOREIGN KEY ("workspace_id", "monitor_id") REFERENCES "monitor"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "monitor_match" ADD CONSTRAINT "monitor_match_workspace_id_message_id_fkey"
  FOREIGN KEY ("workspace_id", "message_id") REFERENCES "message"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "message_keys" ADD CONSTRAINT "message_keys_workspace_id_message_id_fkey"
  FOREIGN KEY ("workspace_id", "message_id") REFERENCES "message"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE monitor
  ADD CONSTRAINT x_monitor_kind CHECK (kind IN ('brand', 'competitor', 'campaign', 'industry')),
  ADD CONSTRAINT x_monitor_sharing CHECK (sharing IN ('private', 'team', 'workspace')),
  ADD CONSTRAINT x_monitor_state CHECK (state IN ('matching', 'matched', 'removing')),
  ADD CONSTRAINT x_monitor_brand FOREIGN KEY (workspace_id, brand_id) REFERENCES brand ON DELETE SET NULL (brand_id),
  ADD CONSTRAINT x_monitor_team FOREIGN KEY (workspace_id, team_id) REFERENCES team ON DELETE SET NULL (team_id);
-- One name for one thing; that of a deleted one is free at once.
CREATE UNIQUE INDEX x_monitor_name ON monitor (workspace_id, lower(name)) WHERE state <> 'removing';

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY '{monitor,monitor_version,monitor_match,message_keys}'::text[] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I TO hubbub_app USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace())',
      name
    );
  END LOOP;
END
$$;

-- What was enriched before there were keys gets them in the background.
INSERT INTO message_keys (workspace_id, message_id, channel_id, sent_at, own, terms, due)
  SELECT m.workspace_id, m.id, m.channel_id, m.sent_at, m.direction = 'out', ''::tsvector, true
  FROM message m JOIN message_insight i ON i.workspace_id = m.workspace_id AND i.message_id = m.id
  WHERE m.kind = 'message';

-- A statement of its own after the lock was waited for: within one, what the other wrote would not be seen. Who changes
-- what is listened for takes the same lock for itself, and counts on.
CREATE FUNCTION hubbub_hold_monitors() RETURNS int
  LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('monitors:' || public.hubbub_workspace()::text, 0));
  RETURN coalesce((SELECT c.value FROM public.workspace_counter c
    WHERE c.workspace_id = public.hubbub_workspace() AND c.name = 'monitors'), 0);
END
$$;

-- Messages by the words alone that a query must have, newest first, from a place on; who asks holds all else against what
-- is named. As in hubbub_match_messages: words that stand everywhere are found among the newest, read one by one; what
-- those do not hold often enough, the index names. Without words, all of them.
CREATE FUNCTION hubbub_match_keys(wanted text, since timestamptz, before_at timestamptz, before_id uuid, max_rows int)
  RETURNS TABLE (message_id uuid, sent_at timestamptz)
  LANGUAGE plpgsql STABLE ROWS 500 SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  here constant uuid := public.hubbub_workspace();
  asked constant tsquery := wanted::tsquery;
  reach constant int := CASE WHEN wanted IS NULL THEN max_rows ELSE 10 * max_rows END;
  from_at constant timestamptz := coalesce(before_at, 'infinity');
  from_id constant uuid := coalesce(before_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
  edge record;
  found int;
BEGIN
  RETURN QUERY
    SELECT n.message_id, n.sent_at
    FROM (
      SELECT k.message_id, k.sent_at, k.terms FROM public.message_keys k
      WHERE k.workspace_id = here AND k.sent_at >= since AND (k.sent_at, k.message_id) < (from_at, from_id)
      ORDER BY k.sent_at DESC, k.message_id DESC LIMIT reach
    ) n
    WHERE wanted IS NULL OR n.terms @@ asked
    ORDER BY n.sent_at DESC, n.message_id DESC LIMIT max_rows;
  GET DIAGNOSTICS found = ROW_COUNT;
  IF wanted IS NULL OR found = max_rows THEN
    RETURN;
  END IF;
  SELECT k.sent_at, k.message_id INTO edge FROM public.message_keys k
    WHERE k.workspace_id = here AND k.sent_at >= since AND (k.sent_at, k.message_id) < (from_at, from_id)
    ORDER BY k.sent_at DESC, k.message_id DESC OFFSET reach - 1 LIMIT 1;
  IF edge.message_id IS NULL THEN
    RETURN;
  END IF;
  RETURN QUERY
    WITH older AS MATERIALIZED (
      SELECT k.message_id, k.sent_at FROM public.message_keys k
      WHERE k.workspace_id = here AND k.terms @@ asked
    )
    SELECT o.message_id, o.sent_at FROM older o
    WHERE o.sent_at >= since AND (o.sent_at, o.message_id) < (edge.sent_at, edge.message_id)
    ORDER BY o.sent_at DESC, o.message_id DESC LIMIT max_rows - found;
END
$$;

-- Monitors by which what is stored is not matched yet, or no longer.
CREATE FUNCTION hubbub_due_monitors(max_rows int)
  RETURNS TABLE (workspace_id uuid, monitor_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT m.workspace_id, m.id FROM public.monitor m WHERE m.state <> 'matched' ORDER BY m.updated_at LIMIT max_rows
$$;

-- Messages of which something is new that a monitor asks for.
CREATE FUNCTION hubbub_due_keys(max_rows int)
  RETURNS TABLE (workspace_id uuid, message_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT k.workspace_id, k.message_id FROM public.message_keys k WHERE k.due LIMIT max_rows
$$;

CREATE OR REPLACE FUNCTION hubbub_refresh_statistics() RETURNS text
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  name text;
BEGIN
  SELECT s.relname INTO name FROM pg_catalog.pg_stat_user_tables s
  WHERE s.schemaname = 'public' AND s.n_mod_since_analyze > 500 + 0.2 * s.n_live_tup
    AND s.relname IN ('contact', 'contact_identity', 'conversation', 'conversation_participant', 'message', 'message_raw',
      'message_insight', 'message_search', 'message_keys', 'monitor_match', 'thread_ref', 'event', 'outbound_delivery')
  ORDER BY s.n_mod_since_analyze DESC LIMIT 1;
  IF name IS NOT NULL THEN
    EXECUTE format('ANALYZE (SKIP_LOCKED) public.%I', name);
  END IF;
  RETURN name;
END
$$;
