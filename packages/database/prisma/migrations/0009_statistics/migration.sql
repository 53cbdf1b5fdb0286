-- Before a table has statistics the planner takes every index that begins with the workspace for as good as the primary
-- key, and connections keep such plans: each check of a reference would read all rows of the workspace. A few rows that
-- are analysed and deleted again teach it that a workspace has many rows, and that none stands out (target 1 keeps no
-- list of common values). Neither a vacuum nor an analysis may come by for them: the tables would look empty again.
DO $$
DECLARE
  name text;
  tables constant text[] := '{contact,contact_identity,conversation,conversation_participant,message,message_raw,message_insight,message_search,thread_ref,event}';
BEGIN
  CREATE TEMP TABLE sample ON COMMIT DROP AS
    SELECT format('00000000-0000-7000-8000-00000000000%s', n % 4)::uuid AS workspace_id, gen_random_uuid() AS id, n
    FROM generate_series(0, 39) AS n;
  CREATE TEMP TABLE sample_workspace ON COMMIT DROP AS SELECT DISTINCT workspace_id AS id FROM sample;

  INSERT INTO workspace (id, name) SELECT id, 'statistics' FROM sample_workspace;
  INSERT INTO brand (workspace_id, id, name) SELECT id, id, 'statistics' FROM sample_workspace;
  INSERT INTO channel (workspace_id, id, brand_id, kind, name, address, settings, credentials)
    SELECT id, id, id, 'email', 'statistics', 'statistics', '{}', '' FROM sample_workspace;
  -- Wide enough to fill some pages: a table of one page is read whole.
  INSERT INTO contact (workspace_id, id, name, notes) SELECT workspace_id, id, 'statistics', repeat(id::text, 25) FROM sample;
  INSERT INTO contact_identity (workspace_id, kind, value, contact_id) SELECT workspace_id, 'email', id::text, id FROM sample;
  INSERT INTO conversation (workspace_id, id, number, brand_id, channel_id, contact_id, thread_key, preview, last_activity_at)
    SELECT workspace_id, id, n + 1, workspace_id, workspace_id, id, id::text, repeat(id::text, 25), now() FROM sample;
  INSERT INTO conversation_participant (workspace_id, conversation_id, kind, value)
    SELECT workspace_id, id, 'email', id::text FROM sample;
  INSERT INTO message (workspace_id, id, channel_id, conversation_id, external_id, kind, direction, text, mentions, sent_at, routed_at)
    SELECT workspace_id, id, workspace_id, id, id::text, 'message', 'in', repeat(id::text, 25), '{}', now(), now() FROM sample;
  INSERT INTO message_raw (workspace_id, message_id, content) SELECT workspace_id, id, '' FROM sample;
  INSERT INTO message_insight (workspace_id, message_id, label, score, confidence, terms, scorer)
    SELECT workspace_id, id, 'unsure', 0, 0, '[]', 'none' FROM sample;
  INSERT INTO message_search (workspace_id, message_id, document)
    SELECT workspace_id, id, ''::tsvector FROM sample;
  INSERT INTO thread_ref (workspace_id, channel_id, ref, conversation_id) SELECT workspace_id, workspace_id, id::text, id FROM sample;
  INSERT INTO event (workspace_id, id, type, subject_id, version, conversation_id, actor)
    SELECT workspace_id, id, 'statistics', id, 1, id, '{}' FROM sample;

  FOREACH name IN ARRAY tables LOOP
    EXECUTE format('ALTER TABLE %I SET (autovacuum_vacuum_threshold = 200, autovacuum_analyze_threshold = 200)', name);
    EXECUTE format('ALTER TABLE %I ALTER COLUMN workspace_id SET STATISTICS 1', name);
    EXECUTE format('ANALYZE %I', name);
    EXECUTE format('ALTER TABLE %I ALTER COLUMN workspace_id SET STATISTICS -1', name);
  END LOOP;

  DELETE FROM event e USING sample_workspace w WHERE e.workspace_id = w.id;
  DELETE FROM thread_ref r USING sample_workspace w WHERE r.workspace_id = w.id;
  DELETE FROM message m USING sample_workspace w WHERE m.workspace_id = w.id;
  DELETE FROM conversation c USING sample_workspace w WHERE c.workspace_id = w.id;
  DELETE FROM contact c USING sample_workspace w WHERE c.workspace_id = w.id;
  DELETE FROM channel c USING sample_workspace w WHERE c.workspace_id = w.id;
  DELETE FROM brand b USING sample_workspace w WHERE b.workspace_id = w.id;
  DELETE FROM workspace o USING sample_workspace w WHERE o.id = w.id;
END
$$;

-- Statistics follow the rows when autovacuum is not yet round: a new workspace that takes over a full mailbox.
-- One table at a time, so that no transaction is long.
CREATE FUNCTION hubbub_refresh_statistics() RETURNS text
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  name text;
BEGIN
  SELECT s.relname INTO name FROM pg_catalog.pg_stat_user_tables s
  WHERE s.schemaname = 'public' AND s.n_mod_since_analyze > 500 + 0.2 * s.n_live_tup
    AND s.relname IN ('contact', 'contact_identity', 'conversation', 'conversation_participant', 'message', 'message_raw',
      'message_insight', 'message_search', 'thread_ref', 'event', 'outbound_delivery')
  ORDER BY s.n_mod_since_analyze DESC LIMIT 1;
  IF name IS NOT NULL THEN
    EXECUTE format('ANALYZE (SKIP_LOCKED) public.%I', name);
  END IF;
  RETURN name;
END
$$;
