-- Reactions of ours can be taken back.
ALTER TABLE message_action
  DROP CONSTRAINT x_message_action_kind,
  ADD CONSTRAINT x_message_action_kind CHECK (kind IN ('react', 'unreact', 'hide', 'show', 'remove'));
