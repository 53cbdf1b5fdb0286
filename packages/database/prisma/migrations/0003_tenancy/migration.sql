-- Row-level security: the application's role sees one workspace at a time, set per transaction, and nothing without it.
-- Grants are given anew by every run of `migrate`; the policies stand here.

CREATE FUNCTION hubbub_workspace() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.workspace_id', true), '')::uuid;

DO $$
DECLARE
  name text;
BEGIN
  FOR name IN
    SELECT table_name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'workspace_id'
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I TO hubbub_app USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace())',
      name
    );
  END LOOP;
  FOR name IN
    SELECT table_name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_name LIKE 'auth\_%'
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY sign_in ON %I TO hubbub_auth USING (true) WITH CHECK (true)', name);
  END LOOP;
END
$$;

ALTER TABLE workspace ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON workspace TO hubbub_app USING (id = hubbub_workspace()) WITH CHECK (id = hubbub_workspace());

-- The membership table is itself under the policy above, so this shows the people of the current workspace only.
CREATE POLICY colleagues ON auth_user FOR SELECT TO hubbub_app
  USING (EXISTS (SELECT FROM membership WHERE membership.user_id = auth_user.id));

-- Readers of the log sleep until this.
CREATE FUNCTION hubbub_announce_events() RETURNS trigger
  LANGUAGE plpgsql
AS $$
BEGIN
  PERFORM pg_notify('hubbub_event', '');
  RETURN NULL;
END
$$;
CREATE TRIGGER announce AFTER INSERT ON event
  FOR EACH STATEMENT EXECUTE FUNCTION hubbub_announce_events();
