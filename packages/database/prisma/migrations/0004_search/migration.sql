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

-- Marks found words in a text as it was written: the words of a query bear no accents, those of a text may.
CREATE TEXT SEARCH CONFIGURATION hubbub_marks (COPY = pg_catalog.simple);
ALTER TEXT SEARCH CONFIGURATION hubbub_marks
  ALTER MAPPING FOR word, hword, hword_part WITH public.unaccent, pg_catalog.simple;

-- Under row-level security no index serves `@@` or `ILIKE`, for they could leak what they compare. These run as the owner
-- and hold the workspace themselves.

-- A word that stands everywhere is found among the newest messages, read one by one; the index would name nearly all
-- there are. What the newest do not hold often enough, the index names, and that is then not much. Put in order only
-- after it was found: with both in one, a LIMIT tempts the planner to walk through all messages in their order.
CREATE FUNCTION hubbub_match_messages(typed text, max_rows int)
  RETURNS TABLE (message_id uuid, conversation_id uuid)
  LANGUAGE plpgsql STABLE ROWS 500 SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  here constant uuid := public.hubbub_workspace();
  wanted constant tsquery := public.hubbub_search_query(typed);
  reach constant int := 10 * max_rows;
  edge uuid;
  found int;
BEGIN
  IF numnode(wanted) = 0 THEN
    RETURN;
  END IF;
  RETURN QUERY
    SELECT s.message_id, m.conversation_id
    FROM (
      SELECT n.message_id, n.document FROM public.message_search n
      WHERE n.workspace_id = here ORDER BY n.message_id DESC LIMIT reach
    ) s
    JOIN public.message m ON m.workspace_id = here AND m.id = s.message_id
    WHERE s.document @@ wanted AND m.conversation_id IS NOT NULL
    ORDER BY s.message_id DESC LIMIT max_rows;
  GET DIAGNOSTICS found = ROW_COUNT;
  SELECT n.message_id INTO edge FROM public.message_search n
    WHERE n.workspace_id = here ORDER BY n.message_id DESC OFFSET reach - 1 LIMIT 1;
  IF edge IS NULL OR found = max_rows THEN
    RETURN;
  END IF;
  RETURN QUERY
    WITH older AS MATERIALIZED (
      SELECT s.message_id FROM public.message_search s WHERE s.workspace_id = here AND s.document @@ wanted
    ), newest AS MATERIALIZED (
      SELECT o.message_id FROM older o WHERE o.message_id < edge ORDER BY o.message_id DESC LIMIT max_rows - found
    )
    SELECT n.message_id, m.conversation_id
    FROM newest n JOIN public.message m ON m.workspace_id = here AND m.id = n.message_id
    WHERE m.conversation_id IS NOT NULL
    ORDER BY n.message_id DESC;
END
$$;

-- One or two letters make no trigram: they are looked for where words begin. Subjects are found by their words as well.
CREATE FUNCTION hubbub_is_short(typed text) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN length(typed) < 3 AND octet_length(typed) = length(typed);

CREATE FUNCTION hubbub_match_contacts(typed text, max_rows int)
  RETURNS TABLE (contact_id uuid)
  LANGUAGE plpgsql STABLE ROWS 100 SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  here constant uuid := public.hubbub_workspace();
  anywhere constant text := public.hubbub_like_pattern(typed);
  -- The same without the first wildcard.
  front constant text := CASE WHEN public.hubbub_is_short(typed) THEN substr(anywhere, 2) ELSE anywhere END;
  within constant text := CASE WHEN public.hubbub_is_short(typed) THEN '% ' || substr(anywhere, 2) ELSE anywhere END;
BEGIN
  RETURN QUERY
    WITH found AS MATERIALIZED (
      SELECT c.id FROM public.contact c
      WHERE c.workspace_id = here
        AND (public.hubbub_unaccent(c.name) ILIKE front OR public.hubbub_unaccent(c.name) ILIKE within)
      UNION
      SELECT i.contact_id FROM public.contact_identity i
      WHERE i.workspace_id = here AND public.hubbub_unaccent(i.value) ILIKE front
    )
    SELECT f.id FROM found f ORDER BY f.id DESC LIMIT max_rows;
END
$$;

CREATE FUNCTION hubbub_match_conversations(typed text, max_rows int)
  RETURNS TABLE (conversation_id uuid)
  LANGUAGE sql STABLE ROWS 100 SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  WITH found AS MATERIALIZED (
    SELECT c.id, c.last_activity_at FROM public.conversation c
    WHERE c.workspace_id = public.hubbub_workspace() AND NOT public.hubbub_is_short(typed)
      AND public.hubbub_unaccent(c.subject) ILIKE public.hubbub_like_pattern(typed)
  )
  SELECT f.id FROM found f ORDER BY f.last_activity_at DESC, f.id LIMIT max_rows
$$;
