-- Files of the past that are read into a channel.
CREATE TABLE "import_run" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "format" TEXT NOT NULL,
    "filename" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "part_size" INTEGER NOT NULL,
    "parts" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "mapping" JSONB,
    "opens" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL DEFAULT 'uploading',
    "done" BIGINT NOT NULL DEFAULT 0,
    "read" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "import_run_pkey" PRIMARY KEY ("workspace_id", "id")
);

ALTER TABLE import_run
  ADD CONSTRAINT x_import_run_channel FOREIGN KEY (workspace_id, channel_id) REFERENCES channel ON DELETE CASCADE,
  ADD CONSTRAINT x_import_run_format CHECK (format IN ('csv', 'mbox')),
  ADD CONSTRAINT x_import_run_state CHECK (state IN ('uploading', 'running', 'stopped', 'done', 'undone'));
CREATE INDEX x_import_run_waiting ON import_run (workspace_id, channel_id, created_at) WHERE state = 'running';

ALTER TABLE import_run ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON import_run TO hubbub_app USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace());
