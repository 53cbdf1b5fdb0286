-- Guesses at a second factor are counted per account; requests per caller.

ALTER TABLE auth_two_factor
  ADD COLUMN failed_verification_count INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN locked_until TIMESTAMPTZ(3);

CREATE TABLE auth_request_limit (
  key TEXT NOT NULL,
  points INTEGER NOT NULL,
  expire TIMESTAMPTZ(3),
  CONSTRAINT auth_request_limit_pkey PRIMARY KEY (key)
);
CREATE INDEX auth_request_limit_expire_idx ON auth_request_limit (expire);
ALTER TABLE auth_request_limit ENABLE ROW LEVEL SECURITY;
CREATE POLICY sign_in ON auth_request_limit TO hubbub_auth USING (true) WITH CHECK (true);

-- Counters are worth nothing after a crash.
ALTER TABLE auth_request_limit SET UNLOGGED;
ALTER TABLE auth_rate_limit SET UNLOGGED;

-- Sockets of an ended session are dropped at once, in whatever process they live.
CREATE FUNCTION hubbub_announce_session_end() RETURNS trigger
  LANGUAGE plpgsql
AS $$
BEGIN
  PERFORM pg_notify('hubbub_session_ended', OLD.user_id);
  RETURN NULL;
END
$$;
CREATE TRIGGER announce_end AFTER DELETE ON auth_session
  FOR EACH ROW EXECUTE FUNCTION hubbub_announce_session_end();

-- A mailbox is collected once.
CREATE UNIQUE INDEX x_channel_address ON channel (workspace_id, kind, lower(address)) WHERE deleted_at IS NULL;
