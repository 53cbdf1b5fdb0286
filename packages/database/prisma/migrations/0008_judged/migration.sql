-- Who says how a message counts, and what the scorer had said where it is somebody else.
ALTER TABLE "message_insight" ADD COLUMN "judged_by" TEXT NOT NULL DEFAULT 'scorer';
ALTER TABLE "message_insight" ADD COLUMN "rule_id" UUID;
ALTER TABLE "message_insight" ADD COLUMN "scored" JSONB;
ALTER TABLE message_insight ADD CONSTRAINT x_message_insight_judged CHECK (
  CASE judged_by WHEN 'scorer' THEN rule_id IS NULL AND scored IS NULL
                 WHEN 'rule' THEN rule_id IS NOT NULL AND scored IS NOT NULL
                 WHEN 'person' THEN rule_id IS NULL AND scored IS NOT NULL ELSE false END
);
CREATE INDEX x_message_insight_rule ON message_insight (workspace_id, rule_id) WHERE rule_id IS NOT NULL;
