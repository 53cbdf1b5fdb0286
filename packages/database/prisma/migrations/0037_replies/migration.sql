-- One answer to many conversations of an incident, each sent and followed by itself.
CREATE TABLE "bulk_answer" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "variants" JSONB NOT NULL,
    "actor" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "bulk_answer_pkey" PRIMARY KEY ("workspace_id", "id")
);
CREATE TABLE "bulk_answer_item" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "answer_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "reason" TEXT,
    "message_id" UUID,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "bulk_answer_item_pkey" PRIMARY KEY ("workspace_id", "id")
);

ALTER TABLE bulk_answer ADD CONSTRAINT x_bulk_answer_incident
  FOREIGN KEY (workspace_id, incident_id) REFERENCES incident ON DELETE CASCADE;
CREATE INDEX x_bulk_answer_incident ON bulk_answer (workspace_id, incident_id, at DESC);
-- Of one answer a conversation gets one reply; the id of the item is that of the reply to the client as well.
ALTER TABLE bulk_answer_item
  ADD CONSTRAINT x_bulk_answer_item_state CHECK (state IN ('waiting', 'written', 'refused', 'skipped')),
  ADD CONSTRAINT x_bulk_answer_item_once UNIQUE (workspace_id, answer_id, conversation_id),
  ADD CONSTRAINT x_bulk_answer_item_answer FOREIGN KEY (workspace_id, answer_id) REFERENCES bulk_answer ON DELETE CASCADE,
  ADD CONSTRAINT x_bulk_answer_item_conversation FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversation ON DELETE CASCADE,
  ADD CONSTRAINT x_bulk_answer_item_message FOREIGN KEY (workspace_id, message_id) REFERENCES message ON DELETE SET NULL (message_id);
CREATE INDEX x_bulk_answer_item_due ON bulk_answer_item (not_before) WHERE state = 'waiting';

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY '{bulk_answer,bulk_answer_item}'::text[] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I TO hubbub_app
      USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace())', name);
  END LOOP;
END
$$;

-- Answers whose sender was ended in the middle: whoever writes them is at it for seconds.
CREATE FUNCTION hubbub_due_bulk_answers(max_rows int)
  RETURNS TABLE (workspace_id uuid, answer_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT DISTINCT i.workspace_id, i.answer_id FROM public.bulk_answer_item i
  WHERE i.state = 'waiting' AND i.not_before <= clock_timestamp() LIMIT max_rows
$$;
