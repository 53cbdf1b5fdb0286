-- The bot of a workspace by which its people are told in Telegram, and where in its updates it has read.
CREATE TABLE "alert_bot" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "bot_id" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "next_update" BIGINT,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "alert_bot_pkey" PRIMARY KEY ("workspace_id")
);
-- A code that a person says to the bot, once, to be known there.
CREATE TABLE "telegram_code" (
    "workspace_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "telegram_code_pkey" PRIMARY KEY ("workspace_id", "membership_id")
);
-- What tells one way of a person from another: the endpoint of a browser, a chat. Null where they may have two alike.
ALTER TABLE "notify_way" ADD COLUMN "key" TEXT;

CREATE UNIQUE INDEX x_notify_way_key ON notify_way (workspace_id, membership_id, kind, key);
CREATE UNIQUE INDEX x_telegram_code_hash ON telegram_code (workspace_id, code_hash);
ALTER TABLE telegram_code
  ADD CONSTRAINT x_telegram_code_member FOREIGN KEY (workspace_id, membership_id) REFERENCES membership ON DELETE CASCADE;

ALTER TABLE alert_bot ENABLE ROW LEVEL SECURITY;
ALTER TABLE telegram_code ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON alert_bot TO hubbub_app
  USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace());
CREATE POLICY tenant ON telegram_code TO hubbub_app
  USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace());

-- The bots that are to be listened to.
CREATE FUNCTION hubbub_alert_bots()
  RETURNS TABLE (workspace_id uuid, bot_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT b.workspace_id, b.id FROM public.alert_bot b ORDER BY b.created_at
$$;
