-- What people are to be told of, what was found, and what they said of it afterwards.
CREATE TABLE "alert_rule" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "monitor_id" UUID,
    "filter" JSONB NOT NULL,
    "watch" JSONB NOT NULL,
    "sensitivity" TEXT NOT NULL,
    "severity" TEXT,
    "cooldown_minutes" INTEGER NOT NULL,
    "quiet" JSONB,
    "tell" JSONB NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "series" BYTEA,
    "basis" TEXT,
    "memory" JSONB NOT NULL DEFAULT '{}',
    "sight" JSONB,
    "judged_to" TIMESTAMPTZ(3),
    "look_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "alert_rule_pkey" PRIMARY KEY ("workspace_id", "id")
);
CREATE TABLE "alert" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "rule_id" UUID,
    "rule_name" TEXT NOT NULL,
    "monitor_id" UUID,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "late_minutes" INTEGER NOT NULL,
    "severity" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "reasons" JSONB NOT NULL,
    "learning" BOOLEAN NOT NULL,
    "score" JSONB,
    "evidence" JSONB,
    "tell" JSONB NOT NULL,
    "tell_at" TIMESTAMPTZ(3),
    "escalation_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "alert_pkey" PRIMARY KEY ("workspace_id", "id")
);
CREATE TABLE "alert_mark" (
    "workspace_id" UUID NOT NULL,
    "alert_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "mark" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "alert_mark_pkey" PRIMARY KEY ("workspace_id", "alert_id", "membership_id")
);
-- What the detectors ask of five minutes besides: of how many the sentiment is known, and how many repeat others.
ALTER TABLE "mention_bin" ADD COLUMN "scored" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "mention_bin" ADD COLUMN "reposts" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE alert_rule
  ADD CONSTRAINT x_alert_rule_sensitivity CHECK (sensitivity IN ('sensitive', 'balanced', 'strict')),
  ADD CONSTRAINT x_alert_rule_severity CHECK (severity IN ('low', 'medium', 'high', 'critical')),
  ADD CONSTRAINT x_alert_rule_monitor FOREIGN KEY (workspace_id, monitor_id) REFERENCES monitor ON DELETE CASCADE;
CREATE INDEX x_alert_rule_due ON alert_rule (look_at) WHERE enabled;
-- A rule finds one thing once, however often it looks.
CREATE UNIQUE INDEX x_alert_once ON alert (workspace_id, rule_id, key);
CREATE INDEX x_alert_found ON alert (workspace_id, found_at DESC, id DESC);
CREATE INDEX x_alert_monitor ON alert (workspace_id, monitor_id, at);
CREATE INDEX x_alert_held ON alert (tell_at) WHERE tell_at IS NOT NULL;
ALTER TABLE alert
  ADD CONSTRAINT x_alert_severity CHECK (severity IN ('low', 'medium', 'high', 'critical')),
  ADD CONSTRAINT x_alert_rule FOREIGN KEY (workspace_id, rule_id) REFERENCES alert_rule ON DELETE SET NULL (rule_id),
  ADD CONSTRAINT x_alert_monitor FOREIGN KEY (workspace_id, monitor_id) REFERENCES monitor ON DELETE SET NULL (monitor_id);
ALTER TABLE alert_mark
  ADD CONSTRAINT x_alert_mark_mark CHECK (mark IN ('real', 'false-positive', 'not-actionable', 'poor-details')),
  ADD CONSTRAINT x_alert_mark_alert FOREIGN KEY (workspace_id, alert_id) REFERENCES alert ON DELETE CASCADE,
  ADD CONSTRAINT x_alert_mark_member FOREIGN KEY (workspace_id, membership_id) REFERENCES membership ON DELETE CASCADE;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY '{alert_rule,alert,alert_mark}'::text[] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I TO hubbub_app
      USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace())', name);
  END LOOP;
END
$$;

-- Rules that are to look now, by the clock of the database.
CREATE FUNCTION hubbub_due_alert_rules(max_rows int)
  RETURNS TABLE (workspace_id uuid, rule_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT r.workspace_id, r.id FROM public.alert_rule r
  WHERE r.enabled AND r.look_at <= clock_timestamp() ORDER BY r.look_at LIMIT max_rows
$$;

-- Alerts that quiet hours kept from people, and keep no longer.
CREATE FUNCTION hubbub_due_held_alerts(max_rows int)
  RETURNS TABLE (workspace_id uuid, alert_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT a.workspace_id, a.id FROM public.alert a
  WHERE a.tell_at IS NOT NULL AND a.tell_at <= clock_timestamp() ORDER BY a.tell_at LIMIT max_rows
$$;

-- What was counted before: all there is, without what is not folded yet and comes by itself.
UPDATE mention_bin b SET scored = n.scored, reposts = n.reposts
  FROM (
    SELECT c.workspace_id, c.monitor_id, c.bin, sum(c.scored) AS scored, sum(c.reposts) AS reposts FROM (
      SELECT k.workspace_id, k.monitor_id, hubbub_bin_of(m.sent_at) AS bin,
        count(*) FILTER (WHERE m.sentiment_label IN ('negative', 'neutral', 'positive')) AS scored,
        count(*) FILTER (WHERE hubbub_form_of(m.meta) = 'repost') AS reposts
      FROM monitor_match k JOIN message m ON m.workspace_id = k.workspace_id AND m.id = k.message_id
      WHERE NOT k.own GROUP BY 1, 2, 3
      UNION ALL
      SELECT d.workspace_id, d.monitor_id, d.bin,
        -coalesce(sum(d.mentions) FILTER (WHERE d.sentiment IN ('negative', 'neutral', 'positive')), 0),
        -coalesce(sum(d.mentions) FILTER (WHERE d.form = 'repost'), 0)
      FROM mention_delta d GROUP BY 1, 2, 3
    ) c GROUP BY 1, 2, 3
  ) n
  WHERE b.workspace_id = n.workspace_id AND b.monitor_id = n.monitor_id AND b.bin = n.bin;
