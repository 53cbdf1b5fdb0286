-- Search over contacts, subjects and bodies, without accents and in any language.

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS btree_gin WITH SCHEMA public;

-- The stock function is only STABLE because its dictionary could be swapped; naming the dictionary makes it fit for an index.
CREATE FUNCTION hubbub_unaccent(value text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN public.unaccent('public.unaccent'::regdictionary, value);

-- A tsvector holds at most 1 MB; what a person can remember of a mail stands in its first part.
CREATE FUNCTION hubbub_search_document(subject text, author text, body text) RETURNS tsvector
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN setweight(to_tsvector('simple'::regconfig, hubbub_unaccent(left(coalesce(subject, ''), 1000))), 'A')
      || setweight(to_tsvector('simple'::regconfig, hubbub_unaccent(left(coalesce(author, ''), 1000))), 'B')
      || setweight(to_tsvector('simple'::regconfig, hubbub_unaccent(left(coalesce(body, ''), 100000))), 'D');

-- What a person types: words, "phrases", -without; the last word is still being typed and matches as a beginning.
CREATE FUNCTION hubbub_search_query(typed text) RETURNS tsquery
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN CASE
    WHEN typed ~ '[[:alnum:]]$' AND websearch_to_tsquery('simple'::regconfig, hubbub_unaccent(typed))::text ~ '''$'
      THEN (websearch_to_tsquery('simple'::regconfig, hubbub_unaccent(typed))::text || ':*')::tsquery
    ELSE websearch_to_tsquery('simple'::regconfig, hubbub_unaccent(typed))
  END;

CREATE FUNCTION hubbub_like_pattern(typed text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN '%' || replace(replace(replace(hubbub_unaccent(typed), '\', '\\'), '%', '\%'), '_', '\_') || '%';

CREATE INDEX x_message_search_document ON message_search USING gin (workspace_id, document);
CREATE INDEX x_contact_name ON contact USING gin (workspace_id, hubbub_unaccent(name) gin_trgm_ops);
CREATE INDEX x_contact_identity_value ON contact_identity USING gin (workspace_id, hubbub_unaccent(value) gin_trgm_ops);
CREATE INDEX x_conversation_subject ON conversation USING gin (workspace_id, hubbub_unaccent(subject) gin_trgm_ops);

-- Under row-level security no index serves `@@` or `ILIKE`, for they could leak what they compare. These run as the owner
-- and hold the workspace themselves. What matches is found first, by the text index, and only then put in order:
-- with both in one, a LIMIT tempts the planner to walk through all messages in their order.
CREATE FUNCTION hubbub_match_messages(typed text, max_rows int)
  RETURNS TABLE (message_id uuid, conversation_id uuid, rank real)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  WITH found AS MATERIALIZED (
    SELECT s.message_id, s.conversation_id, s.document FROM public.message_search s
    WHERE s.workspace_id = public.hubbub_workspace() AND s.document @@ public.hubbub_search_query(typed)
  ), newest AS (
    SELECT f.* FROM found f ORDER BY f.message_id DESC LIMIT max_rows
  )
  SELECT n.message_id, n.conversation_id, ts_rank(n.document, public.hubbub_search_query(typed))
  FROM newest n
  ORDER BY n.message_id DESC
$$;

CREATE FUNCTION hubbub_match_contacts(typed text, max_rows int)
  RETURNS TABLE (contact_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  WITH found AS MATERIALIZED (
    SELECT c.id FROM public.contact c
    WHERE c.workspace_id = public.hubbub_workspace()
      AND public.hubbub_unaccent(c.name) ILIKE public.hubbub_like_pattern(typed)
    UNION
    SELECT i.contact_id FROM public.contact_identity i
    WHERE i.workspace_id = public.hubbub_workspace()
      AND public.hubbub_unaccent(i.value) ILIKE public.hubbub_like_pattern(typed)
  )
  SELECT f.id FROM found f ORDER BY f.id DESC LIMIT max_rows
$$;

CREATE FUNCTION hubbub_match_conversations(typed text, max_rows int)
  RETURNS TABLE (conversation_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  WITH found AS MATERIALIZED (
    SELECT c.id, c.last_activity_at FROM public.conversation c
    WHERE c.workspace_id = public.hubbub_workspace()
      AND public.hubbub_unaccent(c.subject) ILIKE public.hubbub_like_pattern(typed)
  )
  SELECT f.id FROM found f ORDER BY f.last_activity_at DESC, f.id LIMIT max_rows
$$;
