-- Run at the end of every migration, in one transaction: a new table gets its rights by what it is, and a database
-- restored into another server gets them back.

DO $$
DECLARE
  name text;
  rights text;
BEGIN
  -- The queue keeps its tables in a schema of its own, which it creates and owns.
  EXECUTE format('GRANT CONNECT, CREATE ON DATABASE %I TO hubbub_app', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO hubbub_auth', current_database());

  FOR name IN SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
  LOOP
    EXECUTE format('REVOKE ALL ON %I FROM hubbub_app, hubbub_auth', name);
    CONTINUE WHEN name = '_prisma_migrations';
    IF name LIKE 'auth\_%' THEN
      EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO hubbub_auth', name);
    ELSE
      -- The log is only ever added to.
      rights := CASE name WHEN 'event' THEN 'SELECT, INSERT' ELSE 'SELECT, INSERT, UPDATE, DELETE' END;
      EXECUTE format('GRANT %s ON %I TO hubbub_app', rights, name);
    END IF;
  END LOOP;

  FOR name IN
    SELECT p.oid::regprocedure FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND p.proname LIKE 'hubbub\_%'
  LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', name);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO hubbub_app', name);
  END LOOP;

  SELECT string_agg(c.relname, ', ') INTO name
  FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relrowsecurity
    AND c.relname NOT IN ('event_cursor', '_prisma_migrations');
  IF name IS NOT NULL THEN
    RAISE EXCEPTION 'tables without row-level security: %', name;
  END IF;
END
$$;

GRANT USAGE ON SCHEMA public TO hubbub_app, hubbub_auth;
GRANT USAGE ON SEQUENCE event_seq_seq, mention_delta_seq_seq, sentiment_due_seq_seq TO hubbub_app;
GRANT SELECT (id, name, email, image, two_factor_enabled) ON auth_user TO hubbub_app;
