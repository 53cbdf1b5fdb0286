-- What is done after an incident, so that the next one goes better: each by somebody, until a day.
CREATE TABLE "incident_action" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "owner_id" UUID,
    "due_on" DATE,
    "done_by" TEXT,
    "done_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "incident_action_pkey" PRIMARY KEY ("workspace_id", "id")
);

ALTER TABLE incident_action
  ADD CONSTRAINT x_incident_action_incident FOREIGN KEY (workspace_id, incident_id) REFERENCES incident ON DELETE CASCADE,
  ADD CONSTRAINT x_incident_action_owner FOREIGN KEY (workspace_id, owner_id) REFERENCES membership ON DELETE SET NULL (owner_id);
CREATE INDEX x_incident_action_incident ON incident_action (workspace_id, incident_id);
CREATE INDEX x_incident_action_open ON incident_action (workspace_id, due_on) WHERE done_at IS NULL AND due_on IS NOT NULL;
ALTER TABLE incident_action ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON incident_action TO hubbub_app
  USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace());

-- What was written freely before is one of nobody.
INSERT INTO incident_action (workspace_id, id, incident_id, text, created_at)
  SELECT workspace_id, gen_random_uuid(), id, review ->> 'actions', clock_timestamp() FROM incident
  WHERE coalesce(review ->> 'actions', '') <> '';
UPDATE incident SET review = review - 'actions' WHERE review ? 'actions';
