-- Calls and visits that one of us wrote down stand in a conversation as messages of their own kind.
ALTER TABLE message DROP CONSTRAINT x_message_kind,
  ADD CONSTRAINT x_message_kind CHECK (kind IN ('message', 'note', 'activity', 'log'));
