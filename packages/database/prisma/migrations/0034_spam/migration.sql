-- What speaks for a message being spam, and what people say of it.
ALTER TABLE "message_insight" ADD COLUMN "spam" JSONB;
ALTER TABLE message_insight ALTER COLUMN spam SET STATISTICS 0;
CREATE TABLE "spam_correction" (
    "workspace_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "spam" BOOLEAN NOT NULL,
    "holds" BOOLEAN NOT NULL DEFAULT true,
    "corrected_by" UUID,
    "corrected_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "spam_correction_pkey" PRIMARY KEY ("workspace_id", "message_id")
);
ALTER TABLE "spam_correction" ADD CONSTRAINT "spam_correction_workspace_id_message_id_fkey"
  FOREIGN KEY ("workspace_id", "message_id") REFERENCES "message"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE spam_correction ADD CONSTRAINT x_spam_correction_by
  FOREIGN KEY (workspace_id, corrected_by) REFERENCES membership ON DELETE SET NULL (corrected_by);
ALTER TABLE spam_correction ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON spam_correction TO hubbub_app
  USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace());
