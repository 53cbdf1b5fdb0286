-- What people say of messages instead of the scorer: one by one, and phrase by phrase; and how well scorers do by it.
CREATE TABLE "sentiment_correction" (
    "workspace_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "language" TEXT,
    "label" TEXT NOT NULL,
    "scored" JSONB NOT NULL,
    "before" JSONB NOT NULL,
    "holds" BOOLEAN NOT NULL DEFAULT true,
    "corrected_by" UUID,
    "corrected_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "sentiment_correction_pkey" PRIMARY KEY ("workspace_id", "message_id")
);
CREATE INDEX "sentiment_correction_workspace_id_corrected_at_message_id_idx"
  ON "sentiment_correction"("workspace_id", "corrected_at" DESC, "message_id" DESC);
ALTER TABLE "sentiment_correction" ADD CONSTRAINT "sentiment_correction_workspace_id_message_id_fkey"
  FOREIGN KEY ("workspace_id", "message_id") REFERENCES "message"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE TABLE "sentiment_rule" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "phrase" TEXT NOT NULL,
    "effect" TEXT NOT NULL,
    "brand_id" UUID,
    "state" TEXT NOT NULL DEFAULT 'applying',
    "reached" UUID,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "sentiment_rule_pkey" PRIMARY KEY ("workspace_id", "id")
);
CREATE TABLE "sentiment_measure" (
    "workspace_id" UUID NOT NULL,
    "scorer" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "size" INTEGER NOT NULL,
    "accuracy" REAL NOT NULL,
    "macro_recall" REAL NOT NULL,
    "calibration_error" REAL NOT NULL,
    CONSTRAINT "sentiment_measure_pkey" PRIMARY KEY ("workspace_id", "scorer", "day")
);

ALTER TABLE sentiment_correction
  ADD CONSTRAINT x_sentiment_correction_label CHECK (label IN ('negative', 'neutral', 'positive'));
ALTER TABLE sentiment_rule
  ADD CONSTRAINT x_sentiment_rule_effect CHECK (effect IN ('ignore', 'negative', 'neutral', 'positive')),
  ADD CONSTRAINT x_sentiment_rule_state CHECK (state IN ('applying', 'applied', 'removing')),
  ADD CONSTRAINT x_sentiment_rule_brand FOREIGN KEY (workspace_id, brand_id) REFERENCES brand ON DELETE CASCADE;
-- A phrase is judged once in each place.
CREATE UNIQUE INDEX x_sentiment_rule_phrase ON sentiment_rule
  (workspace_id, lower(phrase), coalesce(brand_id, '00000000-0000-0000-0000-000000000000')) WHERE state <> 'removing';
CREATE INDEX x_sentiment_rule_due ON sentiment_rule (workspace_id, id) WHERE state <> 'applied';

ALTER TABLE sentiment_correction ENABLE ROW LEVEL SECURITY;
ALTER TABLE sentiment_rule ENABLE ROW LEVEL SECURITY;
ALTER TABLE sentiment_measure ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON sentiment_correction TO hubbub_app
  USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace());
CREATE POLICY tenant ON sentiment_rule TO hubbub_app
  USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace());
CREATE POLICY tenant ON sentiment_measure TO hubbub_app
  USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace());

-- Rules by which what is stored is not judged yet, or no longer.
CREATE FUNCTION hubbub_due_sentiment_rules(max_rows int)
  RETURNS TABLE (workspace_id uuid, rule_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT r.workspace_id, r.id FROM public.sentiment_rule r WHERE r.state <> 'applied' ORDER BY r.created_at LIMIT max_rows
$$;

-- Workspaces whose corrections changed since these scorers were measured on them, and that have been calm since then.
CREATE FUNCTION hubbub_unmeasured_sentiment(scorers text[], calm_since timestamptz)
  RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT c.workspace_id FROM public.sentiment_correction c
  GROUP BY c.workspace_id
  HAVING max(c.corrected_at) < calm_since AND EXISTS (
    SELECT FROM unnest(scorers) AS s(name) WHERE NOT EXISTS (
      SELECT FROM public.sentiment_measure m WHERE m.workspace_id = c.workspace_id AND m.scorer = s.name AND m.at > max(c.corrected_at)))
$$;
