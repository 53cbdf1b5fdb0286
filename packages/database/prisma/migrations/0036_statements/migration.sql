-- What is said of an incident in public: its versions, who approved which of them, and where they were published. One
-- without an incident is a template.
CREATE TABLE "statement" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "incident_id" UUID,
    "title" TEXT NOT NULL,
    "scenario" TEXT NOT NULL DEFAULT '',
    "number" INTEGER NOT NULL DEFAULT 1,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "statement_pkey" PRIMARY KEY ("workspace_id", "id")
);
CREATE TABLE "statement_version" (
    "workspace_id" UUID NOT NULL,
    "statement_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "author_id" UUID NOT NULL,
    "author_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "statement_version_pkey" PRIMARY KEY ("workspace_id", "statement_id", "number")
);
CREATE TABLE "statement_approval" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "statement_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "author_id" UUID NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_by" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "approver_id" UUID NOT NULL,
    "backup_id" UUID,
    "wait_seconds" INTEGER NOT NULL,
    "valid_minutes" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "decided_by_id" UUID,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL DEFAULT '',
    "approved_number" INTEGER,
    "approved_author_id" UUID,
    "expires_at" TIMESTAMPTZ(3),
    CONSTRAINT "statement_approval_pkey" PRIMARY KEY ("workspace_id", "id")
);
CREATE TABLE "statement_receipt" (
    "workspace_id" UUID NOT NULL,
    "approval_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "statement_receipt_pkey" PRIMARY KEY ("workspace_id", "approval_id", "membership_id")
);
CREATE TABLE "statement_publication" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "statement_id" UUID NOT NULL,
    "approval_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "channel" JSONB NOT NULL,
    "channel_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "message_id" UUID,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    CONSTRAINT "statement_publication_pkey" PRIMARY KEY ("workspace_id", "id")
);

ALTER TABLE statement ADD CONSTRAINT x_statement_incident
  FOREIGN KEY (workspace_id, incident_id) REFERENCES incident ON DELETE CASCADE;
CREATE INDEX x_statement_incident ON statement (workspace_id, incident_id, created_at DESC);
ALTER TABLE statement_version
  ADD CONSTRAINT x_statement_version_statement FOREIGN KEY (workspace_id, statement_id) REFERENCES statement ON DELETE CASCADE,
  ADD CONSTRAINT x_statement_version_author UNIQUE (workspace_id, statement_id, number, author_id);

-- Who wrote what is approved is not said by whoever approves it: both versions are named with their authors. What is
-- approved is what was asked for, by somebody who did not write it, or the one change that they made of it themselves.
ALTER TABLE statement_approval
  ADD CONSTRAINT x_statement_approval_statement FOREIGN KEY (workspace_id, statement_id) REFERENCES statement ON DELETE CASCADE,
  ADD CONSTRAINT x_statement_approval_asked FOREIGN KEY (workspace_id, statement_id, number, author_id)
    REFERENCES statement_version (workspace_id, statement_id, number, author_id),
  ADD CONSTRAINT x_statement_approval_approved FOREIGN KEY (workspace_id, statement_id, approved_number, approved_author_id)
    REFERENCES statement_version (workspace_id, statement_id, number, author_id),
  ADD CONSTRAINT x_statement_approval_state CHECK (state IN ('asked', 'approved', 'refused', 'withdrawn', 'voided', 'lapsed')),
  ADD CONSTRAINT x_statement_approval_given CHECK (
    CASE WHEN approved_number IS NULL THEN state NOT IN ('approved', 'lapsed')
    ELSE expires_at IS NOT NULL AND decided_by_id IS NOT NULL AND decided_by_id <> author_id AND approved_author_id IS NOT NULL
      AND ((approved_number = number AND approved_author_id = author_id) OR (approved_number = number + 1 AND approved_author_id = decided_by_id))
    END);
-- Of a statement one question is open, or one approval stands.
CREATE UNIQUE INDEX x_statement_approval_open ON statement_approval (workspace_id, statement_id) WHERE state IN ('asked', 'approved');
CREATE INDEX x_statement_approval_statement ON statement_approval (workspace_id, statement_id, asked_at DESC);
CREATE INDEX x_statement_approval_due ON statement_approval (expires_at) WHERE state = 'approved';
ALTER TABLE statement_approval ADD CONSTRAINT x_statement_approval_number UNIQUE (workspace_id, id, approved_number);
ALTER TABLE statement_receipt ADD CONSTRAINT x_statement_receipt_approval
  FOREIGN KEY (workspace_id, approval_id) REFERENCES statement_approval ON DELETE CASCADE;

ALTER TABLE statement_publication
  ADD CONSTRAINT x_statement_publication_statement FOREIGN KEY (workspace_id, statement_id) REFERENCES statement ON DELETE CASCADE,
  ADD CONSTRAINT x_statement_publication_approved FOREIGN KEY (workspace_id, approval_id, number)
    REFERENCES statement_approval (workspace_id, id, approved_number),
  ADD CONSTRAINT x_statement_publication_message FOREIGN KEY (workspace_id, message_id) REFERENCES message ON DELETE SET NULL (message_id);
-- What an account has said by an approval in a language it does not say again.
CREATE UNIQUE INDEX x_statement_publication_once ON statement_publication (workspace_id, approval_id, channel_id, language);
CREATE UNIQUE INDEX x_statement_publication_message ON statement_publication (workspace_id, message_id);
CREATE INDEX x_statement_publication_statement ON statement_publication (workspace_id, statement_id, at);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY '{statement,statement_version,statement_approval,statement_receipt,statement_publication}'::text[] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I TO hubbub_app
      USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace())', name);
  END LOOP;
END
$$;

-- Statements whose approval has run out, by the clock of the database.
CREATE FUNCTION hubbub_due_statements(max_rows int)
  RETURNS TABLE (workspace_id uuid, statement_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT a.workspace_id, a.statement_id FROM public.statement_approval a
  WHERE a.state = 'approved' AND a.expires_at <= clock_timestamp() ORDER BY a.expires_at LIMIT max_rows
$$;

-- Whom the ladder has told of a subject is asked after it has ended as well.
CREATE INDEX x_escalation_of ON escalation (workspace_id, subject_kind, subject_id, started_at DESC);
