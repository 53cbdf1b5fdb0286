-- What networks told of people who were looked up there.
CREATE TABLE "identity_profile" (
    "workspace_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "profile" JSONB,
    "fetched_at" TIMESTAMPTZ(3),
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "problem" TEXT,
    CONSTRAINT "identity_profile_pkey" PRIMARY KEY ("workspace_id", "kind", "value")
);
ALTER TABLE "identity_profile" ADD CONSTRAINT "identity_profile_workspace_id_kind_value_fkey"
  FOREIGN KEY ("workspace_id", "kind", "value") REFERENCES "contact_identity"("workspace_id", "kind", "value") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE identity_profile
  ADD CONSTRAINT x_identity_profile_time CHECK ((profile IS NULL) = (fetched_at IS NULL));

ALTER TABLE identity_profile ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON identity_profile TO hubbub_app
  USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace());
