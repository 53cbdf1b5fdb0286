-- When a rule was muted, by whom and why, and whether somebody ended it before its time: what was not told then is asked for later.
CREATE TABLE "alert_rule_mute" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "rule_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" TEXT,
    CONSTRAINT "alert_rule_mute_pkey" PRIMARY KEY ("workspace_id", "id")
);

ALTER TABLE alert_rule_mute
  ADD CONSTRAINT x_alert_rule_mute_ended CHECK (num_nulls(ended_at, ended_by) IN (0, 2)),
  ADD CONSTRAINT x_alert_rule_mute_rule FOREIGN KEY (workspace_id, rule_id) REFERENCES alert_rule ON DELETE CASCADE;
CREATE INDEX x_alert_rule_mute_rule ON alert_rule_mute (workspace_id, rule_id, at);
ALTER TABLE alert_rule_mute ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON alert_rule_mute TO hubbub_app
  USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace());

-- What stands, or stood last, is known; what was before it stands in the event log alone.
INSERT INTO alert_rule_mute (workspace_id, id, rule_id, at, until, by, reason)
  SELECT workspace_id, gen_random_uuid(), id, muted_at, muted_until, muted_by, mute_reason FROM alert_rule WHERE muted_until IS NOT NULL;
