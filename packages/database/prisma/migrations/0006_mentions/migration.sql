-- Who is named in a note: found by an index that row-level security would keep out of reach.

CREATE INDEX x_message_mentions ON message USING gin (workspace_id, mentions) WHERE cardinality(mentions) > 0;

CREATE FUNCTION hubbub_mentioned_conversations(member_id uuid) RETURNS SETOF uuid
  LANGUAGE sql STABLE ROWS 100 SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT m.conversation_id FROM public.message m
  WHERE m.workspace_id = public.hubbub_workspace() AND cardinality(m.mentions) > 0 AND m.mentions @> ARRAY[member_id]
$$;
