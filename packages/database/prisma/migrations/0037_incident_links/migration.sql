-- What an incident is about: the brand, the words that rose, and what people said of it; and into which other one it went.
ALTER TABLE "incident" ADD COLUMN "brand_id" UUID;
ALTER TABLE "incident" ADD COLUMN "topic" TEXT[] NOT NULL DEFAULT '{}';
ALTER TABLE "incident" ADD COLUMN "merged_into" UUID;
ALTER TABLE "incident" ADD COLUMN "linked_to" TIMESTAMPTZ(3);
ALTER TABLE "incident" ADD COLUMN "failures" INTEGER NOT NULL DEFAULT 0;
CREATE TABLE "incident_mention" (
    "workspace_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "by" TEXT NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "incident_mention_pkey" PRIMARY KEY ("workspace_id", "incident_id", "message_id")
);
CREATE TABLE "incident_conversation" (
    "workspace_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "by" TEXT,
    "apart" BOOLEAN NOT NULL DEFAULT false,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "incident_conversation_pkey" PRIMARY KEY ("workspace_id", "incident_id", "conversation_id")
);

ALTER TABLE incident
  ADD CONSTRAINT x_incident_brand FOREIGN KEY (workspace_id, brand_id) REFERENCES brand ON DELETE SET NULL (brand_id),
  ADD CONSTRAINT x_incident_merged FOREIGN KEY (workspace_id, merged_into) REFERENCES incident ON DELETE SET NULL (merged_into);
UPDATE incident i SET brand_id = m.brand_id FROM monitor m WHERE m.workspace_id = i.workspace_id AND m.id = i.monitor_id;
ALTER TABLE incident_mention
  ADD CONSTRAINT x_incident_mention_by CHECK (by IN ('alert', 'topic')),
  ADD CONSTRAINT x_incident_mention_incident FOREIGN KEY (workspace_id, incident_id) REFERENCES incident ON DELETE CASCADE,
  ADD CONSTRAINT x_incident_mention_message FOREIGN KEY (workspace_id, message_id) REFERENCES message ON DELETE CASCADE;
CREATE INDEX x_incident_mention_message ON incident_mention (workspace_id, message_id);
-- One that somebody took out stays out, whatever is found of it later: it is kept apart.
ALTER TABLE incident_conversation
  ADD CONSTRAINT x_incident_conversation_incident FOREIGN KEY (workspace_id, incident_id) REFERENCES incident ON DELETE CASCADE,
  ADD CONSTRAINT x_incident_conversation_conversation FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversation ON DELETE CASCADE;
CREATE INDEX x_incident_conversation_conversation ON incident_conversation (workspace_id, conversation_id);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY '{incident_mention,incident_conversation}'::text[] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I TO hubbub_app
      USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace())', name);
  END LOOP;
END
$$;

-- What alerts had found before.
INSERT INTO incident_mention (workspace_id, incident_id, message_id, by, linked_at)
  SELECT DISTINCT ON (a.workspace_id, a.incident_id, m.id) a.workspace_id, a.incident_id, m.id, 'alert', a.found_at
  FROM alert a CROSS JOIN LATERAL jsonb_array_elements_text(a.evidence -> 'messageIds') AS e (id)
  JOIN message m ON m.workspace_id = a.workspace_id AND m.id = e.id::uuid
  WHERE a.incident_id IS NOT NULL AND jsonb_typeof(a.evidence -> 'messageIds') = 'array';
INSERT INTO incident_conversation (workspace_id, incident_id, conversation_id, linked_at)
  SELECT i.workspace_id, i.incident_id, m.conversation_id, min(i.linked_at)
  FROM incident_mention i JOIN message m ON m.workspace_id = i.workspace_id AND m.id = i.message_id
  WHERE m.conversation_id IS NOT NULL GROUP BY 1, 2, 3;
