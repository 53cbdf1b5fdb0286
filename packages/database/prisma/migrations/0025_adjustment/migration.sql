-- What the scorer has learned of a workspace from its corrections, on top of the weights that ship.
CREATE TABLE "sentiment_adjustment" (
    "workspace_id" UUID NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "outcome" TEXT NOT NULL DEFAULT 'none',
    "layer" JSONB,
    "scorer" TEXT NOT NULL DEFAULT '',
    "corrections" INTEGER NOT NULL DEFAULT 0,
    "learned_at" TIMESTAMPTZ(3),
    "before" JSONB,
    "after" JSONB,
    "doubt" REAL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "sentiment_adjustment_pkey" PRIMARY KEY ("workspace_id")
);

ALTER TABLE sentiment_adjustment
  ADD CONSTRAINT x_sentiment_adjustment_outcome CHECK (outcome IN ('none', 'taken', 'not-better', 'too-few')),
  ADD CONSTRAINT x_sentiment_adjustment_layer CHECK ((outcome = 'taken') = (layer IS NOT NULL));

ALTER TABLE sentiment_adjustment ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON sentiment_adjustment TO hubbub_app
  USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace());

-- Workspaces with corrections enough that were not learned from yet and that have been calm since then, and those that
-- have learned and have too few corrections left.
CREATE FUNCTION hubbub_due_sentiment_adjustments(fewest int, own_scorer text, calm_since timestamptz, learned_before timestamptz)
  RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT c.workspace_id
  FROM (SELECT k.workspace_id, count(*) AS many, max(k.corrected_at) AS latest FROM public.sentiment_correction k GROUP BY k.workspace_id) AS c
  LEFT JOIN public.sentiment_adjustment a ON a.workspace_id = c.workspace_id
  WHERE c.many >= fewest AND c.latest < calm_since AND coalesce(a.enabled, true)
    AND (a.learned_at IS NULL OR a.learned_at < learned_before AND (a.corrections <> c.many OR a.learned_at < c.latest OR a.scorer <> own_scorer))
  UNION ALL
  SELECT a.workspace_id FROM public.sentiment_adjustment a
  WHERE a.layer IS NOT NULL AND (SELECT count(*) FROM public.sentiment_correction k WHERE k.workspace_id = a.workspace_id) < fewest
$$;
