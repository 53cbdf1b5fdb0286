-- Replies that were written to leave later are few; each row of a list asks whether its conversation has one.
CREATE INDEX x_message_scheduled ON message (workspace_id, conversation_id) WHERE meta -> 'scheduledFor' IS NOT NULL;
