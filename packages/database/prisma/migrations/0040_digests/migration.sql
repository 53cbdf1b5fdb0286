-- What was found, told to each person by their own rhythm: what they want, and each time that they were told.
CREATE TABLE "digest" (
    "workspace_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "rhythm" JSONB NOT NULL,
    "time" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "monitor_ids" UUID[] NOT NULL DEFAULT '{}',
    "brand_ids" UUID[] NOT NULL DEFAULT '{}',
    "by_mail" BOOLEAN NOT NULL,
    "tell_calm" BOOLEAN NOT NULL,
    "told_to" TIMESTAMPTZ(3),
    "next_at" TIMESTAMPTZ(3),
    CONSTRAINT "digest_pkey" PRIMARY KEY ("workspace_id", "membership_id")
);
CREATE TABLE "digest_issue" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "periods" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "content" JSONB,
    "calm" BOOLEAN NOT NULL DEFAULT false,
    "next_at" TIMESTAMPTZ(3),
    CONSTRAINT "digest_issue_pkey" PRIMARY KEY ("workspace_id", "id")
);

ALTER TABLE digest
  ADD CONSTRAINT x_digest_member FOREIGN KEY (workspace_id, membership_id) REFERENCES membership ON DELETE CASCADE;
CREATE INDEX x_digest_due ON digest (next_at) WHERE enabled AND next_at IS NOT NULL;
ALTER TABLE digest_issue
  ADD CONSTRAINT x_digest_issue_state CHECK (state IN ('waiting', 'mailing', 'sending', 'sent', 'kept', 'nothing', 'failed', 'uncertain')),
  ADD CONSTRAINT x_digest_issue_span CHECK (from_at < to_at),
  ADD CONSTRAINT x_digest_issue_digest FOREIGN KEY (workspace_id, membership_id) REFERENCES digest ON DELETE CASCADE;
-- A period is told once, whoever finds that it is due.
CREATE UNIQUE INDEX x_digest_issue_to ON digest_issue (workspace_id, membership_id, to_at);
CREATE INDEX x_digest_issue_due ON digest_issue (next_at) WHERE next_at IS NOT NULL;

ALTER TABLE digest ENABLE ROW LEVEL SECURITY;
ALTER TABLE digest_issue ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON digest TO hubbub_app
  USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace());
CREATE POLICY tenant ON digest_issue TO hubbub_app
  USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace());

-- Digests whose time has come and issues of them that are to go on, by the clock of the database. Who has left is told nothing.
CREATE FUNCTION hubbub_due_digests(max_rows int)
  RETURNS TABLE (workspace_id uuid, membership_id uuid, issue_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  (SELECT d.workspace_id, d.membership_id, NULL::uuid FROM public.digest d
   JOIN public.membership m ON m.workspace_id = d.workspace_id AND m.id = d.membership_id AND m.deactivated_at IS NULL
   WHERE d.enabled AND d.next_at IS NOT NULL AND d.next_at <= clock_timestamp() ORDER BY d.next_at LIMIT max_rows)
  UNION ALL
  (SELECT i.workspace_id, i.membership_id, i.id FROM public.digest_issue i
   WHERE i.next_at IS NOT NULL AND i.next_at <= clock_timestamp() ORDER BY i.next_at LIMIT max_rows)
$$;
