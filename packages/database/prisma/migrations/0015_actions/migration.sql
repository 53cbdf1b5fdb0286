-- What people ask a network to do with a message besides answering it: reactions, hiding, taking back.
CREATE TABLE "message_action" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "emoji" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'queued',
    "error" TEXT,
    "actor" JSONB NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "trace" TEXT,
    CONSTRAINT "message_action_pkey" PRIMARY KEY ("workspace_id", "id")
);
CREATE INDEX "message_action_workspace_id_message_id_idx" ON "message_action"("workspace_id", "message_id");
ALTER TABLE "message_action" ADD CONSTRAINT "message_action_workspace_id_message_id_fkey"
  FOREIGN KEY ("workspace_id", "message_id") REFERENCES "message"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE message_action
  ADD CONSTRAINT x_message_action_kind CHECK (kind IN ('react', 'hide', 'show', 'remove')),
  ADD CONSTRAINT x_message_action_state CHECK (state IN ('queued', 'done', 'failed')),
  ADD CONSTRAINT x_message_action_channel FOREIGN KEY (workspace_id, channel_id) REFERENCES channel ON DELETE CASCADE;
-- The same is asked for once at a time.
CREATE UNIQUE INDEX x_message_action_open ON message_action (workspace_id, message_id, kind, emoji) WHERE state = 'queued';
CREATE INDEX x_message_action_due ON message_action (not_before) WHERE state = 'queued';

ALTER TABLE message_action ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON message_action TO hubbub_app
  USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace());

CREATE FUNCTION hubbub_due_actions(at timestamptz, max_rows int)
  RETURNS TABLE (workspace_id uuid, action_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT a.workspace_id, a.id FROM public.message_action a
  WHERE a.state = 'queued' AND a.not_before <= at AND (a.lease_until IS NULL OR a.lease_until <= at)
  ORDER BY a.not_before
  LIMIT max_rows
$$;
