-- Which messages say what somebody said before: by the network's own link, or by likeness of their texts.

-- Only of messages that share their text with others.
CREATE TABLE "message_alike" (
    "workspace_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "via" TEXT NOT NULL,
    "repeats" BOOLEAN NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "message_alike_pkey" PRIMARY KEY ("workspace_id", "message_id")
);
CREATE TABLE "alike_key" (
    "workspace_id" UUID NOT NULL,
    "key" BIGINT NOT NULL,
    "message_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "alike_key_pkey" PRIMARY KEY ("workspace_id", "key")
);
CREATE TABLE "alike_due" (
    "workspace_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    CONSTRAINT "alike_due_pkey" PRIMARY KEY ("workspace_id", "group_id")
);
CREATE TABLE "alike_pass" (
    "workspace_id" UUID NOT NULL,
    "reached" UUID NOT NULL,
    "until" UUID NOT NULL,
    CONSTRAINT "alike_pass_pkey" PRIMARY KEY ("workspace_id")
);
CREATE INDEX "message_alike_workspace_id_group_id_sent_at_message_id_idx"
  ON "message_alike"("workspace_id", "group_id", "sent_at" DESC, "message_id" DESC);

-- What a message counts as, beside what it says. Few of them are either.
ALTER TABLE "message" ADD COLUMN "repeats" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "message" ADD COLUMN "spam" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "mention_delta" ADD COLUMN "texts" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "mention_delta" ADD COLUMN "spam" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "mention_hour" ADD COLUMN "texts" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "mention_hour" ADD COLUMN "spam" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "mention_bin" ADD COLUMN "texts" INTEGER NOT NULL DEFAULT 0;
-- Until it is known what is alike, each is a text of its own.
UPDATE "mention_delta" SET "texts" = "mentions";
UPDATE "mention_hour" SET "texts" = "mentions";
UPDATE "mention_bin" SET "texts" = "mentions";
ALTER TABLE "mention_bin" DROP COLUMN "reposts";

ALTER TABLE message_alike ADD CONSTRAINT x_message_alike_via CHECK (via IN ('link', 'text'));
ALTER TABLE "message_alike" ADD CONSTRAINT "message_alike_workspace_id_message_id_fkey"
  FOREIGN KEY ("workspace_id", "message_id") REFERENCES "message"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
-- Keys are forgotten by their age; which message they stand for is looked up, and may be gone.
ALTER TABLE alike_key SET (fillfactor = 80, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_scale_factor = 0.05);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY '{message_alike,alike_key,alike_due,alike_pass}'::text[] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I TO hubbub_app
      USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace())', name);
  END LOOP;
END
$$;

-- Whoever takes the first of a group away leaves it to be found who is the first now.
CREATE FUNCTION hubbub_alike_left() RETURNS trigger
  LANGUAGE plpgsql
AS $$
BEGIN
  INSERT INTO public.alike_due (workspace_id, group_id) SELECT OLD.workspace_id, OLD.group_id
    WHERE EXISTS (SELECT FROM public.workspace w WHERE w.id = OLD.workspace_id) ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
CREATE TRIGGER x_alike_left AFTER DELETE ON message_alike FOR EACH ROW WHEN (NOT OLD.repeats) EXECUTE FUNCTION hubbub_alike_left();

-- As before, and how many of them are texts of their own, and how many are taken for spam.
CREATE OR REPLACE FUNCTION hubbub_tally_matches() RETURNS trigger
  LANGUAGE plpgsql
AS $$
DECLARE
  sign constant int := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END;
  workspaces uuid[];
  messages uuid[];
BEGIN
  SELECT array_agg(DISTINCT t.workspace_id), array_agg(DISTINCT t.message_id) INTO workspaces, messages FROM touched t WHERE NOT t.own;
  IF messages IS NULL THEN
    RETURN NULL;
  END IF;
  PERFORM FROM public.message m WHERE m.workspace_id = ANY(workspaces) AND m.id = ANY(messages) ORDER BY m.id FOR SHARE;
  INSERT INTO public.mention_delta (workspace_id, monitor_id, bin, channel_id, language, form, sentiment, mentions, reach, texts, spam)
    SELECT t.workspace_id, t.monitor_id, public.hubbub_bin_of(m.sent_at), m.channel_id, coalesce(m.language, ''),
      public.hubbub_form_of(m.meta), coalesce(m.sentiment_label, ''), sign * count(*), sign * sum(public.hubbub_reach_of(m.author)),
      sign * count(*) FILTER (WHERE NOT m.repeats), sign * count(*) FILTER (WHERE m.spam)
    FROM touched t CROSS JOIN LATERAL (
      SELECT n.* FROM public.message n WHERE n.workspace_id = t.workspace_id AND n.id = t.message_id LIMIT 1) m
    -- What we said ourselves is no mention. Of a monitor that goes with all its matches nothing is counted any more.
    WHERE NOT t.own AND EXISTS (SELECT FROM public.monitor o WHERE o.workspace_id = t.workspace_id AND o.id = t.monitor_id)
    GROUP BY 1, 2, 3, 4, 5, 6, 7;
  IF TG_OP = 'INSERT' THEN
    INSERT INTO public.mention_reach (workspace_id, monitor_id, message_id, sent_at, author_kind, author_value, reach)
      SELECT t.workspace_id, t.monitor_id, t.message_id, m.sent_at, m.author ->> 'kind', m.author ->> 'value', public.hubbub_reach_of(m.author)
      FROM touched t CROSS JOIN LATERAL (
        SELECT n.sent_at, n.author FROM public.message n WHERE n.workspace_id = t.workspace_id AND n.id = t.message_id LIMIT 1) m
      WHERE NOT t.own AND public.hubbub_reach_of(m.author) >= 1000 AND m.author ? 'value' AND m.author ? 'kind';
  END IF;
  RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION hubbub_tally_change() RETURNS trigger
  LANGUAGE plpgsql
AS $$
BEGIN
  INSERT INTO public.mention_delta (workspace_id, monitor_id, bin, channel_id, language, form, sentiment, mentions, reach, texts, spam)
    SELECT k.workspace_id, k.monitor_id, v.bin, v.channel_id, v.language, v.form, v.sentiment, v.sign, v.sign * v.reach,
      CASE WHEN v.repeats THEN 0 ELSE v.sign END, CASE WHEN v.spam THEN v.sign ELSE 0 END
    FROM public.monitor_match k CROSS JOIN (VALUES
      (-1, public.hubbub_bin_of(OLD.sent_at), OLD.channel_id, coalesce(OLD.language, ''), public.hubbub_form_of(OLD.meta),
        coalesce(OLD.sentiment_label, ''), public.hubbub_reach_of(OLD.author), OLD.repeats, OLD.spam),
      (1, public.hubbub_bin_of(NEW.sent_at), NEW.channel_id, coalesce(NEW.language, ''), public.hubbub_form_of(NEW.meta),
        coalesce(NEW.sentiment_label, ''), public.hubbub_reach_of(NEW.author), NEW.repeats, NEW.spam)
    ) AS v (sign, bin, channel_id, language, form, sentiment, reach, repeats, spam)
    WHERE k.workspace_id = NEW.workspace_id AND k.message_id = NEW.id AND NOT k.own;
  RETURN NULL;
END
$$;
DROP TRIGGER x_tally_change ON message;
CREATE TRIGGER x_tally_change AFTER UPDATE ON message FOR EACH ROW
  WHEN (OLD.sentiment_label IS DISTINCT FROM NEW.sentiment_label OR OLD.language IS DISTINCT FROM NEW.language
    OR OLD.sent_at IS DISTINCT FROM NEW.sent_at OR OLD.channel_id IS DISTINCT FROM NEW.channel_id
    OR OLD.author IS DISTINCT FROM NEW.author OR (OLD.meta -> 'post' ->> 'form') IS DISTINCT FROM (NEW.meta -> 'post' ->> 'form')
    OR OLD.repeats <> NEW.repeats OR OLD.spam <> NEW.spam)
  EXECUTE FUNCTION hubbub_tally_change();

-- Workspaces in which it is to be found what is alike: of what was stored before, or who is the first of a group now.
CREATE FUNCTION hubbub_due_alike()
  RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT workspace_id FROM public.alike_pass UNION SELECT workspace_id FROM public.alike_due
$$;

-- What was said so long ago that nobody repeats it any more is forgotten, in steps. Not while what was stored before is
-- being read: that begins with what is old.
CREATE FUNCTION hubbub_forget_alike(before timestamptz, max_rows int) RETURNS int
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  WITH gone AS (DELETE FROM public.alike_key WHERE ctid = ANY(ARRAY(
      SELECT k.ctid FROM public.alike_key k WHERE k.seen_at < before
        AND NOT EXISTS (SELECT FROM public.alike_pass p WHERE p.workspace_id = k.workspace_id) LIMIT max_rows)) RETURNING 1)
  SELECT count(*)::int FROM gone
$$;

-- What is stored is read in the order in which it came.
INSERT INTO alike_pass (workspace_id, reached, until)
  SELECT w.id, '00000000-0000-0000-0000-000000000000', l.id FROM workspace w
  CROSS JOIN LATERAL (SELECT m.id FROM message m WHERE m.workspace_id = w.id ORDER BY m.id DESC LIMIT 1) l;
