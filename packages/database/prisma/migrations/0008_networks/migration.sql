-- Accounts at other networks than mail.
ALTER TABLE channel
  ADD COLUMN account jsonb,
  ADD COLUMN own text[] DEFAULT ARRAY[]::text[],
  ADD COLUMN delayed_until timestamptz(3),
  DROP CONSTRAINT x_channel_health,
  ADD CONSTRAINT x_channel_health
    CHECK (health IN ('connecting', 'connected', 'delayed', 'needs-sign-in', 'failing', 'stopped', 'quiet'));
UPDATE channel SET own = ARRAY(
  SELECT lower(value) FROM jsonb_array_elements_text(to_jsonb(ARRAY[address]) || coalesce(settings -> 'aliases', '[]')) AS value);

ALTER TABLE contact_identity ADD COLUMN handle text, ADD COLUMN url text, ADD COLUMN avatar_url text;

-- What was only heard stands without a conversation once it is routed.
ALTER TABLE message ADD COLUMN addressed boolean NOT NULL DEFAULT true;
CREATE INDEX x_message_heard ON message (workspace_id, sent_at DESC, id DESC)
  WHERE conversation_id IS NULL AND routed_at IS NOT NULL;
