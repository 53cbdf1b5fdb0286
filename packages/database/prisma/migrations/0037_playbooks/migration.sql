-- What is done in which kind of incident, as people wrote it, with every version; and what of it is to do in an incident.
CREATE TABLE "playbook" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "playbook_pkey" PRIMARY KEY ("workspace_id", "id")
);
CREATE TABLE "playbook_version" (
    "workspace_id" UUID NOT NULL,
    "playbook_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "playbook_version_pkey" PRIMARY KEY ("workspace_id", "playbook_id", "version")
);
ALTER TABLE "incident" ADD COLUMN "playbook_id" UUID;
ALTER TABLE "incident" ADD COLUMN "playbook_name" TEXT;
ALTER TABLE "incident" ADD COLUMN "playbook_version" INTEGER;
ALTER TABLE "alert_rule" ADD COLUMN "playbook_id" UUID;
ALTER TABLE "incident_task" ADD COLUMN "step" TEXT;
ALTER TABLE "incident_task" ADD COLUMN "role" TEXT;
ALTER TABLE "incident_task" ADD COLUMN "owner_id" UUID;
ALTER TABLE "incident_task" ADD COLUMN "due_at" TIMESTAMPTZ(3);
ALTER TABLE "incident_task" ADD COLUMN "ticks" TEXT;
ALTER TABLE "incident_task" ADD COLUMN "notes" TEXT;
ALTER TABLE "incident_task" ADD COLUMN "place" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "incident_task" ADD COLUMN "by_playbook" BOOLEAN NOT NULL DEFAULT false;

CREATE UNIQUE INDEX x_playbook_name ON playbook (workspace_id, lower(name));
ALTER TABLE playbook_version ADD CONSTRAINT x_playbook_version_playbook
  FOREIGN KEY (workspace_id, playbook_id) REFERENCES playbook ON DELETE CASCADE;
ALTER TABLE incident ADD CONSTRAINT x_incident_playbook
  FOREIGN KEY (workspace_id, playbook_id) REFERENCES playbook ON DELETE SET NULL (playbook_id);
ALTER TABLE alert_rule ADD CONSTRAINT x_alert_rule_playbook
  FOREIGN KEY (workspace_id, playbook_id) REFERENCES playbook ON DELETE SET NULL (playbook_id);
ALTER TABLE incident_task ADD CONSTRAINT x_incident_task_owner
  FOREIGN KEY (workspace_id, owner_id) REFERENCES membership ON DELETE SET NULL (owner_id);

ALTER TABLE playbook ENABLE ROW LEVEL SECURITY;
ALTER TABLE playbook_version ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON playbook TO hubbub_app
  USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace());
CREATE POLICY tenant ON playbook_version TO hubbub_app
  USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace());
