-- Everything around hearing: what networks grant and cost, what was missed, how much is usual, and what they call us with.
CREATE TABLE "channel_allotment" (
    "workspace_id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "bucket" TEXT NOT NULL,
    "remaining" INTEGER NOT NULL,
    "resets_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "channel_allotment_pkey" PRIMARY KEY ("workspace_id", "channel_id", "bucket")
);
CREATE TABLE "channel_budget" (
    "workspace_id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "cost_micros" BIGINT,
    "units" JSONB NOT NULL DEFAULT '{}',
    "alarms" INTEGER[] DEFAULT ARRAY[50, 80, 100]::INTEGER[],
    "stops" JSONB NOT NULL DEFAULT '[]',
    "alarm_month" DATE,
    "alarm" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "channel_budget_pkey" PRIMARY KEY ("workspace_id", "channel_id")
);
CREATE TABLE "channel_usage" (
    "workspace_id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "ability" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "cost_micros" BIGINT NOT NULL DEFAULT 0,
    CONSTRAINT "channel_usage_pkey" PRIMARY KEY ("workspace_id", "channel_id", "day", "ability", "unit")
);
CREATE TABLE "channel_gap" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "repaired_at" TIMESTAMPTZ(3),
    "lost_because" TEXT,
    CONSTRAINT "channel_gap_pkey" PRIMARY KEY ("workspace_id", "id")
);
CREATE TABLE "channel_volume" (
    "workspace_id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "messages" INTEGER NOT NULL,
    CONSTRAINT "channel_volume_pkey" PRIMARY KEY ("workspace_id", "channel_id", "hour")
);
CREATE TABLE "webhook_call" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "request" JSONB NOT NULL,
    "body" BYTEA NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "error" TEXT,
    CONSTRAINT "webhook_call_pkey" PRIMARY KEY ("workspace_id", "id")
);
CREATE UNIQUE INDEX "channel_gap_workspace_id_channel_id_from_at_to_at_key" ON "channel_gap"("workspace_id", "channel_id", "from_at", "to_at");
CREATE UNIQUE INDEX "webhook_call_workspace_id_channel_id_digest_key" ON "webhook_call"("workspace_id", "channel_id", "digest");

-- A gap is repaired or stays, never both.
ALTER TABLE channel_gap ADD CONSTRAINT x_channel_gap_end CHECK (repaired_at IS NULL OR lost_because IS NULL);
CREATE INDEX x_webhook_call_unread ON webhook_call (received_at) WHERE read_at IS NULL;
CREATE INDEX x_webhook_call_read ON webhook_call (read_at) WHERE read_at IS NOT NULL;
ALTER TABLE channel_allotment SET (fillfactor = 50, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0);
ALTER TABLE channel_usage SET (fillfactor = 50, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0);
ALTER TABLE channel_volume SET (fillfactor = 50, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY '{channel_allotment,channel_budget,channel_usage,channel_gap,channel_volume,webhook_call}'::text[] LOOP
    EXECUTE format(
      'ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (workspace_id, channel_id) REFERENCES channel ON DELETE CASCADE',
      name, 'x_' || name || '_channel'
    );
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I TO hubbub_app USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace())',
      name
    );
  END LOOP;
END
$$;

-- The workspace of a channel whose network calls us: the call names only the channel.
CREATE FUNCTION hubbub_channel_workspace(wanted_channel_id uuid) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT c.workspace_id FROM public.channel c WHERE c.id = wanted_channel_id AND c.deleted_at IS NULL LIMIT 1
$$;
CREATE INDEX x_channel_id ON channel (id) WHERE deleted_at IS NULL;

-- What was kept and not read; what could not be read is left to people, what is paused to its time.
CREATE FUNCTION hubbub_unread_calls(min_age interval, max_rows int)
  RETURNS TABLE (workspace_id uuid, call_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT w.workspace_id, w.id FROM public.webhook_call w
  JOIN public.channel c ON c.workspace_id = w.workspace_id AND c.id = w.channel_id
  WHERE w.read_at IS NULL AND w.error IS NULL AND w.received_at <= now() - min_age AND c.enabled AND c.deleted_at IS NULL
  ORDER BY w.received_at
  LIMIT max_rows
$$;

CREATE FUNCTION hubbub_forget_calls(read_before timestamptz) RETURNS bigint
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  WITH gone AS (DELETE FROM public.webhook_call WHERE read_at < read_before RETURNING 1)
  SELECT count(*) FROM gone
$$;

-- Which channels hold credentials, so that a new secret can seal them.
CREATE FUNCTION hubbub_sealed_channels()
  RETURNS TABLE (workspace_id uuid, channel_id uuid, credentials text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT c.workspace_id, c.id, c.credentials FROM public.channel c WHERE c.deleted_at IS NULL AND c.credentials <> ''
$$;
