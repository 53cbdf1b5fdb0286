-- Where people are told of things outside of Hubbub, and what is to be told there.
CREATE TABLE "notice_place" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "channel_id" UUID,
    "room_id" TEXT,
    "room_name" TEXT,
    "host" TEXT,
    "address" TEXT NOT NULL DEFAULT '',
    "topics" TEXT[],
    "wait_minutes" INTEGER NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "rests_until" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "last_posted_at" TIMESTAMPTZ(3),
    "last_failed_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "notice_place_pkey" PRIMARY KEY ("workspace_id", "id")
);
CREATE TABLE "notice" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "place_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "state" TEXT,
    "words" TEXT NOT NULL,
    "path" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "post_id" UUID,
    "claimed_until" TIMESTAMPTZ(3),
    "posted_at" TIMESTAMPTZ(3),
    CONSTRAINT "notice_pkey" PRIMARY KEY ("workspace_id", "id")
);
CREATE UNIQUE INDEX "notice_workspace_id_place_id_key_key" ON "notice"("workspace_id", "place_id", "key");

-- A place is a room of an account, or an address.
ALTER TABLE notice_place ADD CONSTRAINT x_notice_place_target CHECK (
  CASE kind WHEN 'room' THEN channel_id IS NOT NULL AND room_id IS NOT NULL AND address = ''
            WHEN 'webhook' THEN channel_id IS NULL AND host IS NOT NULL AND address <> '' ELSE false END
);
ALTER TABLE notice_place ADD CONSTRAINT x_notice_place_channel
  FOREIGN KEY (workspace_id, channel_id) REFERENCES channel ON DELETE CASCADE;
ALTER TABLE notice ADD CONSTRAINT x_notice_place FOREIGN KEY (workspace_id, place_id) REFERENCES notice_place ON DELETE CASCADE;
CREATE INDEX x_notice_unposted ON notice (workspace_id, place_id) WHERE posted_at IS NULL;
CREATE INDEX x_notice_subject ON notice (workspace_id, place_id, subject, at DESC);
CREATE INDEX x_notice_posted ON notice (posted_at) WHERE posted_at IS NOT NULL;

ALTER TABLE notice_place ENABLE ROW LEVEL SECURITY;
ALTER TABLE notice ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON notice_place TO hubbub_app
  USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace());
CREATE POLICY tenant ON notice TO hubbub_app
  USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace());

-- Places in which something is to be told now.
CREATE FUNCTION hubbub_due_notices(now_at timestamptz, max_rows int)
  RETURNS TABLE (workspace_id uuid, place_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT p.workspace_id, p.id FROM public.notice_place p
  WHERE p.enabled AND (p.rests_until IS NULL OR p.rests_until <= now_at)
    AND EXISTS (SELECT FROM public.notice n WHERE n.workspace_id = p.workspace_id AND n.place_id = p.id AND n.posted_at IS NULL)
  LIMIT max_rows
$$;

-- Workspaces in which somebody wants to be told.
CREATE FUNCTION hubbub_noticing_workspaces() RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT DISTINCT p.workspace_id FROM public.notice_place p WHERE p.enabled
$$;

CREATE FUNCTION hubbub_forget_notices(posted_before timestamptz) RETURNS bigint
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  WITH gone AS (DELETE FROM public.notice WHERE posted_at < posted_before RETURNING 1)
  SELECT count(*) FROM gone
$$;
