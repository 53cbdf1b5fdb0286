-- What people carry to its end: alerts of one thing together, whose it is, what is next, and all that happened.
CREATE TABLE "incident" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "monitor_id" UUID,
    "state" TEXT NOT NULL DEFAULT 'detected',
    "severity" TEXT NOT NULL,
    "grade" JSONB NOT NULL,
    "score" JSONB,
    "peak_score" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "owner_id" UUID,
    "next_step" TEXT NOT NULL DEFAULT '',
    "review" JSONB,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "look_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "incident_pkey" PRIMARY KEY ("workspace_id", "id")
);
CREATE TABLE "incident_entry" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "by" TEXT,
    "text" TEXT NOT NULL,
    "alert_id" UUID,
    CONSTRAINT "incident_entry_pkey" PRIMARY KEY ("workspace_id", "id")
);
CREATE TABLE "incident_task" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "done_by" TEXT,
    "done_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "incident_task_pkey" PRIMARY KEY ("workspace_id", "id")
);
ALTER TABLE "alert" ADD COLUMN "incident_id" UUID;

ALTER TABLE incident
  ADD CONSTRAINT x_incident_state CHECK (state IN ('detected', 'triage', 'active', 'contained', 'resolved', 'reviewed')),
  ADD CONSTRAINT x_incident_severity CHECK (severity IN ('low', 'medium', 'high', 'critical')),
  ADD CONSTRAINT x_incident_monitor FOREIGN KEY (workspace_id, monitor_id) REFERENCES monitor ON DELETE SET NULL (monitor_id),
  ADD CONSTRAINT x_incident_owner FOREIGN KEY (workspace_id, owner_id) REFERENCES membership ON DELETE SET NULL (owner_id);
-- Of one thing there is one at a time: what comes meanwhile joins.
CREATE UNIQUE INDEX x_incident_open ON incident (workspace_id, key) WHERE state NOT IN ('resolved', 'reviewed');
CREATE UNIQUE INDEX x_incident_number ON incident (workspace_id, number);
CREATE INDEX x_incident_opened ON incident (workspace_id, opened_at DESC, id DESC);
CREATE INDEX x_incident_due ON incident (look_at) WHERE look_at IS NOT NULL;
ALTER TABLE incident_entry ADD CONSTRAINT x_incident_entry_incident
  FOREIGN KEY (workspace_id, incident_id) REFERENCES incident ON DELETE CASCADE;
CREATE INDEX x_incident_entry_incident ON incident_entry (workspace_id, incident_id, at, id);
ALTER TABLE incident_task ADD CONSTRAINT x_incident_task_incident
  FOREIGN KEY (workspace_id, incident_id) REFERENCES incident ON DELETE CASCADE;
CREATE INDEX x_incident_task_incident ON incident_task (workspace_id, incident_id);
ALTER TABLE alert ADD CONSTRAINT x_alert_incident
  FOREIGN KEY (workspace_id, incident_id) REFERENCES incident ON DELETE SET NULL (incident_id);
CREATE INDEX x_alert_incident ON alert (workspace_id, incident_id) WHERE incident_id IS NOT NULL;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY '{incident,incident_entry,incident_task}'::text[] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I TO hubbub_app
      USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace())', name);
  END LOOP;
END
$$;

-- Incidents whose severity is to be looked at again, by the clock of the database.
CREATE FUNCTION hubbub_due_incidents(max_rows int)
  RETURNS TABLE (workspace_id uuid, incident_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT i.workspace_id, i.id FROM public.incident i
  WHERE i.look_at IS NOT NULL AND i.look_at <= clock_timestamp() ORDER BY i.look_at LIMIT max_rows
$$;
