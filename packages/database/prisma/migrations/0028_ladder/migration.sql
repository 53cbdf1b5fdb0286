-- Who is told of what, step by step, until somebody takes it.
CREATE TABLE "escalation_policy" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "steps" JSONB NOT NULL,
    "repeat" INTEGER NOT NULL,
    "ack_seconds" INTEGER,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "escalation_policy_pkey" PRIMARY KEY ("workspace_id", "id")
);
CREATE TABLE "on_call_schedule" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "rotations" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "on_call_schedule_pkey" PRIMARY KEY ("workspace_id", "id")
);
CREATE TABLE "on_call_override" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "schedule_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "swap_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "on_call_override_pkey" PRIMARY KEY ("workspace_id", "id")
);
CREATE TABLE "notify_preference" (
    "workspace_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "time_zone" TEXT NOT NULL,
    "quiet" JSONB,
    "rules" JSONB NOT NULL,
    CONSTRAINT "notify_preference_pkey" PRIMARY KEY ("workspace_id", "membership_id")
);
CREATE TABLE "notify_way" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "format" TEXT,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "last_sent_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "notify_way_pkey" PRIMARY KEY ("workspace_id", "id")
);
CREATE TABLE "escalation" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "severity" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "reasons" TEXT[],
    "path" TEXT,
    "policy_id" UUID,
    "policy_name" TEXT,
    "steps" JSONB NOT NULL,
    "repeat" INTEGER NOT NULL,
    "ack_seconds" INTEGER,
    "state" TEXT NOT NULL DEFAULT 'open',
    "step" INTEGER NOT NULL DEFAULT 0,
    "round" INTEGER NOT NULL DEFAULT 0,
    "turn" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3),
    "acknowledged_by" TEXT,
    "acknowledged_at" TIMESTAMPTZ(3),
    "started_by" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "trace" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "escalation_pkey" PRIMARY KEY ("workspace_id", "id")
);
CREATE TABLE "escalation_notice" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "escalation_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "turn" INTEGER NOT NULL,
    "step" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "way" TEXT NOT NULL,
    "way_id" UUID,
    "state" TEXT NOT NULL,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "post_id" UUID,
    "lease_until" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "receipt" TEXT,
    "error" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "escalation_notice_pkey" PRIMARY KEY ("workspace_id", "id")
);
CREATE TABLE "escalation_entry" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "escalation_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "by" TEXT,
    "turn" INTEGER,
    "step" INTEGER,
    "round" INTEGER,
    "text" TEXT,
    CONSTRAINT "escalation_entry_pkey" PRIMARY KEY ("workspace_id", "id")
);

CREATE UNIQUE INDEX x_escalation_policy_default ON escalation_policy (workspace_id) WHERE is_default;
ALTER TABLE on_call_override
  ADD CONSTRAINT x_on_call_override_span CHECK (to_at > from_at),
  ADD CONSTRAINT x_on_call_override_schedule FOREIGN KEY (workspace_id, schedule_id) REFERENCES on_call_schedule ON DELETE CASCADE,
  ADD CONSTRAINT x_on_call_override_member FOREIGN KEY (workspace_id, membership_id) REFERENCES membership ON DELETE CASCADE;
CREATE INDEX x_on_call_override_schedule ON on_call_override (workspace_id, schedule_id, to_at);
ALTER TABLE notify_preference
  ADD CONSTRAINT x_notify_preference_member FOREIGN KEY (workspace_id, membership_id) REFERENCES membership ON DELETE CASCADE;
ALTER TABLE notify_way
  ADD CONSTRAINT x_notify_way_kind CHECK (kind IN ('webhook', 'push', 'telegram')),
  ADD CONSTRAINT x_notify_way_member FOREIGN KEY (workspace_id, membership_id) REFERENCES membership ON DELETE CASCADE;
CREATE INDEX x_notify_way_member ON notify_way (workspace_id, membership_id);

ALTER TABLE escalation
  ADD CONSTRAINT x_escalation_state CHECK (state IN ('open', 'acknowledged', 'exhausted', 'resolved')),
  ADD CONSTRAINT x_escalation_severity CHECK (severity IN ('low', 'medium', 'high', 'critical'));
-- Of one thing people are told once at a time: what comes meanwhile joins.
CREATE UNIQUE INDEX x_escalation_subject ON escalation (workspace_id, subject_kind, subject_id) WHERE state <> 'resolved';
CREATE INDEX x_escalation_due ON escalation (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX x_escalation_started ON escalation (workspace_id, started_at DESC);

ALTER TABLE escalation_notice
  ADD CONSTRAINT x_escalation_notice_state CHECK (state IN ('waiting', 'held', 'sending', 'sent', 'failed', 'stopped')),
  ADD CONSTRAINT x_escalation_notice_escalation FOREIGN KEY (workspace_id, escalation_id) REFERENCES escalation ON DELETE CASCADE,
  ADD CONSTRAINT x_escalation_notice_member FOREIGN KEY (workspace_id, membership_id) REFERENCES membership ON DELETE CASCADE;
-- Each step tells a person once by each way.
CREATE UNIQUE INDEX x_escalation_notice_once
  ON escalation_notice (workspace_id, escalation_id, turn, membership_id, way, way_id) NULLS NOT DISTINCT;
CREATE INDEX x_escalation_notice_due ON escalation_notice (not_before) WHERE state IN ('waiting', 'held', 'sending');
CREATE INDEX x_escalation_notice_member ON escalation_notice (workspace_id, membership_id, way, created_at DESC);
ALTER TABLE escalation_entry
  ADD CONSTRAINT x_escalation_entry_escalation FOREIGN KEY (workspace_id, escalation_id) REFERENCES escalation ON DELETE CASCADE;
CREATE INDEX x_escalation_entry_escalation ON escalation_entry (workspace_id, escalation_id, at, id);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['escalation_policy', 'on_call_schedule', 'on_call_override', 'notify_preference', 'notify_way',
    'escalation', 'escalation_notice', 'escalation_entry']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I TO hubbub_app
      USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace())', name);
  END LOOP;
END
$$;

-- Escalations whose timer has run out, by the clock of the database.
CREATE FUNCTION hubbub_due_escalations(max_rows int)
  RETURNS TABLE (workspace_id uuid, escalation_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT e.workspace_id, e.id FROM public.escalation e
  WHERE e.next_at IS NOT NULL AND e.next_at <= clock_timestamp()
  ORDER BY e.next_at LIMIT max_rows
$$;

-- People to whom something is to be sent by one of their ways; one who was just told rests for a while.
CREATE FUNCTION hubbub_due_escalation_notices(rest interval, max_rows int)
  RETURNS TABLE (workspace_id uuid, membership_id uuid, way text, way_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT n.workspace_id, n.membership_id, n.way, n.way_id FROM public.escalation_notice n
  WHERE n.state IN ('waiting', 'held', 'sending') AND n.not_before <= clock_timestamp()
    AND (n.state <> 'sending' OR n.lease_until <= clock_timestamp())
    AND NOT EXISTS (
      SELECT FROM public.escalation_notice s
      WHERE s.workspace_id = n.workspace_id AND s.membership_id = n.membership_id AND s.way = n.way
        AND s.way_id IS NOT DISTINCT FROM n.way_id AND s.sent_at > clock_timestamp() - rest
    )
  GROUP BY 1, 2, 3, 4 ORDER BY min(n.not_before) LIMIT max_rows
$$;
