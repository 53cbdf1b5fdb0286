-- One scorer of somebody else for each workspace, and what became of the texts of each day.
CREATE TABLE "sentiment_scorer" (
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "model" TEXT,
    "key" TEXT NOT NULL DEFAULT '',
    "timeout_ms" INTEGER NOT NULL,
    "daily_budget" INTEGER NOT NULL,
    "mode" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "rests_until" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "last_error_at" TIMESTAMPTZ(3),
    "looked_at" TIMESTAMPTZ(3),
    "measured_at" TIMESTAMPTZ(3),
    "sampled" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "sentiment_scorer_pkey" PRIMARY KEY ("workspace_id")
);
CREATE TABLE "sentiment_scorer_use" (
    "workspace_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "outcome" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    CONSTRAINT "sentiment_scorer_use_pkey" PRIMARY KEY ("workspace_id", "day", "outcome")
);

ALTER TABLE sentiment_scorer
  ADD CONSTRAINT x_sentiment_scorer_kind CHECK (kind IN ('openai', 'http')),
  ADD CONSTRAINT x_sentiment_scorer_mode CHECK (mode IN ('compare', 'use'));

ALTER TABLE sentiment_scorer ENABLE ROW LEVEL SECURITY;
ALTER TABLE sentiment_scorer_use ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON sentiment_scorer TO hubbub_app
  USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace());
CREATE POLICY tenant ON sentiment_scorer_use TO hubbub_app
  USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace());

-- Workspaces whose own scorer was not looked after since then.
CREATE FUNCTION hubbub_due_sentiment_scorers(looked_before timestamptz)
  RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT s.workspace_id FROM public.sentiment_scorer s WHERE s.looked_at IS NULL OR s.looked_at < looked_before
$$;
