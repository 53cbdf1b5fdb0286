-- What a running account has taken up of what monitors want.
CREATE TABLE "channel_listening" (
    "workspace_id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "stamp" INTEGER NOT NULL,
    "problems" JSONB NOT NULL DEFAULT '[]',
    "taken_up_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "channel_listening_pkey" PRIMARY KEY ("workspace_id", "channel_id")
);
ALTER TABLE channel_listening
  ADD CONSTRAINT x_channel_listening_channel FOREIGN KEY (workspace_id, channel_id) REFERENCES channel ON DELETE CASCADE;
ALTER TABLE channel_listening ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON channel_listening TO hubbub_app
  USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace());
