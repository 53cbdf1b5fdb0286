-- What people make of messages that were only heard. Apart from the message: nearly all of them are never touched.
CREATE TABLE "mention_mark" (
    "workspace_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "marked_by" UUID,
    "marked_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "mention_mark_pkey" PRIMARY KEY ("workspace_id", "message_id")
);
CREATE TABLE "mention_label" (
    "workspace_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "label_id" UUID NOT NULL,
    CONSTRAINT "mention_label_pkey" PRIMARY KEY ("workspace_id", "message_id", "label_id")
);
CREATE INDEX "mention_mark_workspace_id_state_idx" ON "mention_mark"("workspace_id", "state");
CREATE INDEX "mention_label_workspace_id_label_id_idx" ON "mention_label"("workspace_id", "label_id");

ALTER TABLE mention_mark ADD CONSTRAINT x_mention_mark_state CHECK (state IN ('done', 'hidden'));
ALTER TABLE mention_label ADD CONSTRAINT x_mention_label_label
  FOREIGN KEY (workspace_id, label_id) REFERENCES label ON DELETE CASCADE;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY '{mention_mark,mention_label}'::text[] LOOP
    EXECUTE format(
      'ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (workspace_id, message_id) REFERENCES message ON DELETE CASCADE',
      name, 'x_' || name || '_message'
    );
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I TO hubbub_app USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace())',
      name
    );
  END LOOP;
END
$$;

-- As `hubbub_match_messages`, for what has no conversation: first the newest, one by one, then what the index names.
CREATE FUNCTION hubbub_match_mentions(typed text, max_rows int)
  RETURNS TABLE (message_id uuid)
  LANGUAGE plpgsql STABLE ROWS 500 SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  here constant uuid := public.hubbub_workspace();
  wanted constant tsquery := public.hubbub_search_query(typed);
  reach constant int := 4 * max_rows;
  looked int;
  matched uuid[];
BEGIN
  IF numnode(wanted) = 0 THEN
    RETURN;
  END IF;
  SELECT count(*), coalesce(array_agg(n.id) FILTER (WHERE s.document @@ wanted), '{}') INTO looked, matched
    FROM (
      SELECT m.id FROM public.message m
      WHERE m.workspace_id = here AND m.conversation_id IS NULL AND m.routed_at IS NOT NULL
      ORDER BY m.sent_at DESC, m.id DESC LIMIT reach
    ) n
    LEFT JOIN public.message_search s ON s.workspace_id = here AND s.message_id = n.id;
  IF looked < reach OR cardinality(matched) >= max_rows THEN
    RETURN QUERY SELECT unnest(matched);
    RETURN;
  END IF;
  RETURN QUERY
    WITH found AS MATERIALIZED (
      SELECT s.message_id FROM public.message_search s WHERE s.workspace_id = here AND s.document @@ wanted
    )
    SELECT m.id FROM found f JOIN public.message m ON m.workspace_id = here AND m.id = f.message_id
    WHERE m.conversation_id IS NULL AND m.routed_at IS NOT NULL
    ORDER BY m.sent_at DESC, m.id DESC LIMIT max_rows;
END
$$;
