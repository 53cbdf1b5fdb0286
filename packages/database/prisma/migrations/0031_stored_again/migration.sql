-- By which names of a brand its stored messages were read, and what of that is to be done again.
CREATE TABLE "aspect_pass" (
    "workspace_id" UUID NOT NULL,
    "brand_id" UUID NOT NULL,
    "asked" TEXT NOT NULL DEFAULT '',
    "names" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "pending" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "reached" UUID,
    CONSTRAINT "aspect_pass_pkey" PRIMARY KEY ("workspace_id", "brand_id")
);

ALTER TABLE aspect_pass ADD CONSTRAINT x_aspect_pass_brand FOREIGN KEY (workspace_id, brand_id) REFERENCES brand ON DELETE CASCADE;
ALTER TABLE aspect_pass ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON aspect_pass TO hubbub_app
  USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace());

-- What its own monitors look for it by.
CREATE FUNCTION hubbub_brand_queries(workspace uuid, brand uuid) RETURNS text[]
  LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT ARRAY(SELECT o.query FROM public.monitor o WHERE o.workspace_id = workspace AND o.brand_id = brand AND o.kind = 'brand'
    AND o.enabled AND o.state <> 'removing' ORDER BY o.id)
$$;
CREATE FUNCTION hubbub_brand_asked(workspace uuid, brand uuid, name text) RETURNS text
  LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT md5(jsonb_build_array(name, public.hubbub_brand_queries(workspace, brand))::text)
$$;

-- Brands that are called otherwise since their stored messages were read, or of which that is under way.
CREATE FUNCTION hubbub_due_aspects()
  RETURNS TABLE (workspace_id uuid, brand_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT b.workspace_id, b.id FROM public.brand b
  LEFT JOIN public.aspect_pass p ON p.workspace_id = b.workspace_id AND p.brand_id = b.id
  WHERE p.asked IS DISTINCT FROM public.hubbub_brand_asked(b.workspace_id, b.id, b.name) OR p.pending <> '{}'
$$;

-- Workspaces in which messages count by what was learned, where that counts no longer.
CREATE FUNCTION hubbub_due_layers()
  RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT a.workspace_id FROM public.sentiment_adjustment a
  WHERE NOT (a.enabled AND a.layer IS NOT NULL)
    AND EXISTS (SELECT FROM public.message_insight i WHERE i.workspace_id = a.workspace_id AND i.scorer LIKE '% + yours/%')
$$;
