-- What people say of the marks of messages, and what is done where a message bears one.
CREATE TABLE "mark_correction" (
    "workspace_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "carries" BOOLEAN NOT NULL,
    "found" BOOLEAN NOT NULL,
    "text" TEXT NOT NULL,
    "language" TEXT,
    "holds" BOOLEAN NOT NULL DEFAULT true,
    "corrected_by" UUID,
    "corrected_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "mark_correction_pkey" PRIMARY KEY ("workspace_id", "message_id", "kind")
);
ALTER TABLE "mark_correction" ADD CONSTRAINT "mark_correction_workspace_id_message_id_fkey"
  FOREIGN KEY ("workspace_id", "message_id") REFERENCES "message"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE TABLE "mark_route" (
    "workspace_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "priority" TEXT,
    "team_id" UUID,
    CONSTRAINT "mark_route_pkey" PRIMARY KEY ("workspace_id", "kind")
);

ALTER TABLE mark_correction
  ADD CONSTRAINT x_mark_correction_kind CHECK (kind IN ('complaint', 'question', 'praise', 'buying', 'churn', 'anger'));
ALTER TABLE mark_route
  ADD CONSTRAINT x_mark_route_kind CHECK (kind IN ('complaint', 'question', 'praise', 'buying', 'churn', 'anger')),
  ADD CONSTRAINT x_mark_route_priority CHECK (priority IN ('low', 'medium', 'high', 'urgent')),
  ADD CONSTRAINT x_mark_route_team FOREIGN KEY (workspace_id, team_id) REFERENCES team ON DELETE SET NULL (team_id);

ALTER TABLE mark_correction ENABLE ROW LEVEL SECURITY;
ALTER TABLE mark_route ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON mark_correction TO hubbub_app
  USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace());
CREATE POLICY tenant ON mark_route TO hubbub_app
  USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace());
