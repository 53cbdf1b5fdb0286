-- What was only heard and was taken into a conversation, newest first.
CREATE INDEX x_message_taken ON message (workspace_id, sent_at DESC, id DESC)
  WHERE conversation_id IS NOT NULL AND NOT addressed;
