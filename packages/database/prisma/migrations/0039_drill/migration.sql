-- A workspace in which a recorded stream is replayed for practice: nothing leaves it.
ALTER TABLE "workspace" ADD COLUMN "drill" BOOLEAN NOT NULL DEFAULT false;
CREATE TABLE "drill" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "origin_id" UUID NOT NULL,
    "origin_name" TEXT NOT NULL,
    "recording" JSONB NOT NULL,
    "channels" JSONB NOT NULL,
    "speed" DOUBLE PRECISION NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'making',
    "position" INTEGER NOT NULL DEFAULT 0,
    "matched" INTEGER NOT NULL DEFAULT -1,
    "still" INTEGER NOT NULL DEFAULT 0,
    "started_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "paused_at" TIMESTAMPTZ(3),
    "paused_ms" BIGINT NOT NULL DEFAULT 0,
    "ended_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "drill_pkey" PRIMARY KEY ("workspace_id")
);

ALTER TABLE drill
  ADD CONSTRAINT x_drill_state CHECK (state IN ('making', 'preparing', 'running', 'paused', 'over', 'ended')),
  ADD CONSTRAINT x_drill_speed CHECK (speed >= 1 AND speed <= 60);
CREATE INDEX x_drill_playing ON drill (created_at) WHERE state IN ('preparing', 'running');
ALTER TABLE drill ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON drill TO hubbub_app
  USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace());

-- Accounts of a drill are nobody's: no network is asked for them.
CREATE OR REPLACE FUNCTION hubbub_enabled_channels()
  RETURNS TABLE (workspace_id uuid, channel_id uuid, kind text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT c.workspace_id, c.id, c.kind FROM public.channel c
  JOIN public.workspace w ON w.id = c.workspace_id
  WHERE c.enabled AND c.deleted_at IS NULL AND NOT w.drill
  ORDER BY c.workspace_id, c.id
$$;

-- The drills of which something is to be played.
CREATE FUNCTION hubbub_playing_drills()
  RETURNS TABLE (workspace_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT d.workspace_id FROM public.drill d WHERE d.state IN ('preparing', 'running') ORDER BY d.created_at
$$;
