-- Under row-level security no index serves an expression over JSON: this runs as the owner and holds the workspace itself.
CREATE FUNCTION hubbub_post_replies(post_id uuid, max_rows int)
  RETURNS TABLE (message_id uuid)
  LANGUAGE sql STABLE ROWS 20 SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT r.id FROM public.message p JOIN public.message r ON r.workspace_id = p.workspace_id AND r.channel_id = p.channel_id
    AND left(r.thread -> 'parentRefs' ->> -1, 400) = left(p.external_id, 400)
  WHERE p.workspace_id = public.hubbub_workspace() AND p.id = post_id
    AND r.thread -> 'parentRefs' ->> -1 IS NOT NULL AND r.meta ? 'post' AND r.kind = 'message' AND r.routed_at IS NOT NULL
  ORDER BY r.sent_at DESC
  LIMIT max_rows
$$;
