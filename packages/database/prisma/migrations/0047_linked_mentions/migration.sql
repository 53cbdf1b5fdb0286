-- What people say of the mentions of an incident: that one belongs to it, or does not. One that was taken off stays off,
-- whatever is found of it later.
ALTER TABLE "incident_mention" ADD COLUMN "apart" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE incident_mention
  DROP CONSTRAINT x_incident_mention_by,
  ADD CONSTRAINT x_incident_mention_by CHECK (by IN ('alert', 'topic', 'hand'));

-- One answer takes mentions too: such an item has its conversation once the mention was opened, in the transaction of its reply.
ALTER TABLE "bulk_answer_item" ADD COLUMN "mention_id" UUID;
ALTER TABLE "bulk_answer_item" ALTER COLUMN "conversation_id" DROP NOT NULL;
ALTER TABLE bulk_answer_item
  ADD CONSTRAINT x_bulk_answer_item_whom CHECK (conversation_id IS NOT NULL OR mention_id IS NOT NULL),
  ADD CONSTRAINT x_bulk_answer_item_mention_once UNIQUE (workspace_id, answer_id, mention_id),
  ADD CONSTRAINT x_bulk_answer_item_mention FOREIGN KEY (workspace_id, mention_id) REFERENCES message ON DELETE CASCADE;
CREATE INDEX x_bulk_answer_item_mention ON bulk_answer_item (workspace_id, mention_id) WHERE mention_id IS NOT NULL;
