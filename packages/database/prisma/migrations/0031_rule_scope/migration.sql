-- Phrases that are judged in what a monitor matched, and messages of which that has changed since they were judged.
ALTER TABLE "sentiment_rule" ADD COLUMN "monitor_id" UUID;
CREATE TABLE "sentiment_due" (
    "seq" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    CONSTRAINT "sentiment_due_pkey" PRIMARY KEY ("seq")
);
CREATE INDEX "sentiment_due_workspace_id_seq_idx" ON "sentiment_due"("workspace_id", "seq");

-- The rules of a monitor are removed before it is: see take-away in the domain.
ALTER TABLE sentiment_rule
  ADD CONSTRAINT x_sentiment_rule_place CHECK (brand_id IS NULL OR monitor_id IS NULL),
  ADD CONSTRAINT x_sentiment_rule_monitor FOREIGN KEY (workspace_id, monitor_id) REFERENCES monitor ON DELETE CASCADE;
DROP INDEX x_sentiment_rule_phrase;
CREATE UNIQUE INDEX x_sentiment_rule_phrase ON sentiment_rule
  (workspace_id, lower(phrase), coalesce(brand_id, monitor_id, '00000000-0000-0000-0000-000000000000')) WHERE state <> 'removing';
CREATE INDEX x_sentiment_rule_of_monitor ON sentiment_rule (workspace_id, monitor_id) WHERE monitor_id IS NOT NULL;
-- Rows come and go, and few are there at a time.
ALTER TABLE sentiment_due SET (autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_scale_factor = 0,
  autovacuum_vacuum_insert_threshold = -1, autovacuum_analyze_threshold = 100000000);

ALTER TABLE sentiment_due ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON sentiment_due TO hubbub_app
  USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace());

-- Workspaces in which messages wait to be judged anew.
CREATE FUNCTION hubbub_due_judgements()
  RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT DISTINCT d.workspace_id FROM public.sentiment_due d
$$;
