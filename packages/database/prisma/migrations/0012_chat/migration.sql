-- Who writes to us in the chat on pages of our own.
CREATE TABLE "chat_visitor" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "name" TEXT,
    "email" TEXT,
    "email_vouched" BOOLEAN NOT NULL DEFAULT false,
    "identity" TEXT,
    "epoch" INTEGER NOT NULL DEFAULT 1,
    "here_until" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "chat_visitor_pkey" PRIMARY KEY ("workspace_id", "id")
);
CREATE UNIQUE INDEX "chat_visitor_workspace_id_channel_id_identity_key" ON "chat_visitor"("workspace_id", "channel_id", "identity");
ALTER TABLE chat_visitor SET (fillfactor = 50);
ALTER TABLE chat_visitor ADD CONSTRAINT x_chat_visitor_channel
  FOREIGN KEY (workspace_id, channel_id) REFERENCES channel ON DELETE CASCADE;
-- Only a page that says who somebody is can vouch for their address.
ALTER TABLE chat_visitor ADD CONSTRAINT x_chat_visitor_vouched
  CHECK (NOT email_vouched OR (identity IS NOT NULL AND email IS NOT NULL));
ALTER TABLE chat_visitor ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON chat_visitor TO hubbub_app
  USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace());

-- Who has left before an answer came that they have not seen, and can be told by mail.
CREATE INDEX x_chat_visitor_gone ON chat_visitor (here_until) WHERE email IS NOT NULL;
CREATE FUNCTION hubbub_unheard_answers(now_at timestamptz, patience interval, max_rows int)
  RETURNS TABLE (workspace_id uuid, visitor_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT v.workspace_id, v.id FROM public.chat_visitor v
  JOIN public.channel c ON c.workspace_id = v.workspace_id AND c.id = v.channel_id AND c.enabled AND c.deleted_at IS NULL
  WHERE v.email IS NOT NULL AND v.here_until < now_at - patience AND v.here_until > now_at - interval '30 days'
    AND EXISTS (
      SELECT 1 FROM public.thread_ref r
      JOIN public.message m ON m.workspace_id = r.workspace_id AND m.conversation_id = r.conversation_id
      JOIN public.outbound_delivery d ON d.workspace_id = m.workspace_id AND d.message_id = m.id
      WHERE r.workspace_id = v.workspace_id AND r.channel_id = v.channel_id AND r.ref = v.ref
        AND m.channel_id = v.channel_id AND m.direction = 'out' AND m.kind = 'message' AND NOT m.meta ? 'mailed'
        AND m.meta -> 'receipts' -> 'read' IS NULL AND d.state = 'sent' AND d.sent_at < now_at - patience)
  ORDER BY v.here_until
  LIMIT max_rows
$$;
