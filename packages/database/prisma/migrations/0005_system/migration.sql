-- What the system must know across workspaces: one narrow function for each purpose, run as the owner,
-- given to the application's role alone.

CREATE FUNCTION hubbub_is_empty() RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT NOT EXISTS (SELECT FROM public.workspace)
$$;

CREATE FUNCTION hubbub_workspace_ids() RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT id FROM public.workspace ORDER BY id
$$;

CREATE FUNCTION hubbub_enabled_channels()
  RETURNS TABLE (workspace_id uuid, channel_id uuid, kind text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT c.workspace_id, c.id, c.kind FROM public.channel c
  WHERE c.enabled AND c.deleted_at IS NULL
  ORDER BY c.workspace_id, c.id
$$;

CREATE FUNCTION hubbub_memberships(wanted_user_id text)
  RETURNS TABLE (
    workspace_id uuid, workspace_name text, demo boolean, membership_id uuid, name text, email text, role text,
    visibility text, availability text, preferences jsonb, teams jsonb, created_at timestamptz, version int
  )
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT
    w.id, w.name, w.demo, m.id, m.name, m.email, m.role, m.visibility, m.availability, m.preferences,
    (
      SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) ORDER BY t.name), '[]')
      FROM public.team_member tm
      JOIN public.team t ON t.workspace_id = tm.workspace_id AND t.id = tm.team_id
      WHERE tm.workspace_id = m.workspace_id AND tm.membership_id = m.id
    ),
    m.created_at, m.version
  FROM public.membership m
  JOIN public.workspace w ON w.id = m.workspace_id
  WHERE m.user_id = wanted_user_id AND m.deactivated_at IS NULL
  ORDER BY m.created_at, w.id
$$;

CREATE FUNCTION hubbub_api_key(wanted_token_hash text)
  RETURNS TABLE (workspace_id uuid, id uuid, name text, scopes text[], created_by uuid, last_used_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT k.workspace_id, k.id, k.name, k.scopes, k.created_by, k.last_used_at FROM public.api_key k
  WHERE k.token_hash = wanted_token_hash AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())
$$;

CREATE FUNCTION hubbub_invitation(wanted_token_hash text)
  RETURNS TABLE (
    workspace_id uuid, workspace_name text, id uuid, email text, role text, visibility text, team_ids uuid[],
    invited_by_name text, expires_at timestamptz
  )
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT i.workspace_id, w.name, i.id, i.email, i.role, i.visibility, i.team_ids, m.name, i.expires_at
  FROM public.invitation i
  JOIN public.workspace w ON w.id = i.workspace_id
  LEFT JOIN public.membership m ON m.workspace_id = i.workspace_id AND m.id = i.invited_by
  WHERE i.token_hash = wanted_token_hash AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > now()
$$;

-- Whether an address is a member somewhere or has an open invitation: only those may sign up.
CREATE FUNCTION hubbub_is_expected(wanted_email text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT EXISTS (SELECT FROM public.membership m WHERE lower(m.email) = lower(wanted_email) AND m.deactivated_at IS NULL)
    OR EXISTS (
      SELECT FROM public.invitation i
      WHERE lower(i.email) = lower(wanted_email) AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > now()
    )
$$;

CREATE FUNCTION hubbub_unrouted(min_age interval, max_rows int)
  RETURNS TABLE (workspace_id uuid, channel_id uuid, message_id uuid, enriched boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT m.workspace_id, m.channel_id, m.id,
    EXISTS (SELECT FROM public.message_insight i WHERE i.workspace_id = m.workspace_id AND i.message_id = m.id)
  FROM public.message m
  WHERE m.routed_at IS NULL AND m.created_at <= now() - min_age
  ORDER BY m.workspace_id, m.channel_id, m.id
  LIMIT max_rows
$$;

CREATE FUNCTION hubbub_due_deliveries(at timestamptz, max_rows int)
  RETURNS TABLE (workspace_id uuid, message_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT d.workspace_id, d.message_id FROM public.outbound_delivery d
  WHERE d.state IN ('held', 'queued', 'sending')
    AND ((d.state <> 'sending' AND d.not_before <= at) OR (d.state = 'sending' AND d.lease_until <= at))
  ORDER BY d.not_before
  LIMIT max_rows
$$;

CREATE FUNCTION hubbub_due_snoozes(at timestamptz, max_rows int)
  RETURNS TABLE (workspace_id uuid, conversation_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT c.workspace_id, c.id FROM public.conversation c
  WHERE c.status = 'snoozed' AND c.snoozed_until <= at
  ORDER BY c.snoozed_until
  LIMIT max_rows
$$;

CREATE FUNCTION hubbub_forget_idempotency_keys(older_than timestamptz) RETURNS bigint
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  WITH gone AS (DELETE FROM public.idempotency_key WHERE created_at < older_than RETURNING 1)
  SELECT count(*) FROM gone
$$;

-- An event is settled once no transaction that began before its own is still running: only then can nothing
-- appear in front of it. STABLE matters: snapshot and rows must be those of one statement.
CREATE FUNCTION hubbub_read_events(after_xid xid8, after_seq bigint, max_rows int)
  RETURNS SETOF event
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT e.* FROM public.event e
  WHERE (e.xid, e.seq) > (after_xid, after_seq) AND e.xid < pg_snapshot_xmin(pg_current_snapshot())
  ORDER BY e.xid, e.seq
  LIMIT max_rows
$$;

CREATE FUNCTION hubbub_has_events_after(after_xid xid8, after_seq bigint) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT EXISTS (SELECT FROM public.event e WHERE (e.xid, e.seq) > (after_xid, after_seq))
$$;

CREATE FUNCTION hubbub_event_head(OUT xid xid8, OUT seq bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT e.xid, e.seq FROM public.event e
  WHERE e.xid < pg_snapshot_xmin(pg_current_snapshot())
  ORDER BY e.xid DESC, e.seq DESC
  LIMIT 1
$$;
