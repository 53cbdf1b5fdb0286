-- Dashboards that are sent by a rhythm: what is sent to whom, and what became of each time.
CREATE TABLE "report" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "owner_id" UUID,
    "dashboard_id" UUID,
    "monitor_id" UUID,
    "layout" JSONB NOT NULL,
    "monitor_ids" UUID[] NOT NULL DEFAULT '{}',
    "period" TEXT NOT NULL,
    "rhythm" JSONB NOT NULL,
    "time" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "formats" TEXT[] NOT NULL,
    "recipients" JSONB NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "next_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "report_pkey" PRIMARY KEY ("workspace_id", "id")
);
CREATE TABLE "report_run" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "asked_by" TEXT,
    "key" TEXT,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "missing" TEXT[] NOT NULL DEFAULT '{}',
    "files" JSONB NOT NULL DEFAULT '[]',
    "next_at" TIMESTAMPTZ(3),
    CONSTRAINT "report_run_pkey" PRIMARY KEY ("workspace_id", "id")
);
CREATE TABLE "report_delivery" (
    "workspace_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "claimed_at" TIMESTAMPTZ(3),
    CONSTRAINT "report_delivery_pkey" PRIMARY KEY ("workspace_id", "run_id", "address")
);

ALTER TABLE report
  ADD CONSTRAINT x_report_owner FOREIGN KEY (workspace_id, owner_id) REFERENCES membership ON DELETE SET NULL (owner_id),
  ADD CONSTRAINT x_report_dashboard FOREIGN KEY (workspace_id, dashboard_id) REFERENCES dashboard ON DELETE SET NULL (dashboard_id),
  ADD CONSTRAINT x_report_monitor FOREIGN KEY (workspace_id, monitor_id) REFERENCES monitor ON DELETE SET NULL (monitor_id);
CREATE INDEX x_report_due ON report (next_at) WHERE enabled AND next_at IS NOT NULL;
ALTER TABLE report_run
  ADD CONSTRAINT x_report_run_state CHECK (state IN ('waiting', 'making', 'sending', 'sent', 'failed')),
  ADD CONSTRAINT x_report_run_report FOREIGN KEY (workspace_id, report_id) REFERENCES report ON DELETE CASCADE;
-- A period is sent once, whoever finds that it is due.
CREATE UNIQUE INDEX x_report_run_key ON report_run (workspace_id, report_id, key) WHERE key IS NOT NULL;
CREATE INDEX x_report_run_at ON report_run (workspace_id, report_id, at DESC, id DESC);
CREATE INDEX x_report_run_due ON report_run (next_at) WHERE next_at IS NOT NULL;
ALTER TABLE report_delivery
  ADD CONSTRAINT x_report_delivery_state CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'uncertain')),
  ADD CONSTRAINT x_report_delivery_run FOREIGN KEY (workspace_id, run_id) REFERENCES report_run ON DELETE CASCADE;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY '{report,report_run,report_delivery}'::text[] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I TO hubbub_app
      USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace())', name);
  END LOOP;
END
$$;

-- Reports that are to be made, and runs that are to go on, by the clock of the database.
CREATE FUNCTION hubbub_due_reports(max_rows int)
  RETURNS TABLE (workspace_id uuid, report_id uuid, run_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  (SELECT r.workspace_id, r.id, NULL::uuid FROM public.report r
   WHERE r.enabled AND r.next_at IS NOT NULL AND r.next_at <= clock_timestamp() ORDER BY r.next_at LIMIT max_rows)
  UNION ALL
  (SELECT n.workspace_id, n.report_id, n.id FROM public.report_run n
   WHERE n.next_at IS NOT NULL AND n.next_at <= clock_timestamp() ORDER BY n.next_at LIMIT max_rows)
$$;
