-- What our accounts said to everybody stands in no conversation; and what is said below a post is found by the root of its thread.
CREATE INDEX x_message_own_post ON message (workspace_id, sent_at DESC, id DESC)
  WHERE conversation_id IS NULL AND direction = 'out' AND kind = 'message';
-- What is longer than any reference of a network could not stand in an index.
CREATE INDEX x_message_thread_root ON message (workspace_id, channel_id, left(thread -> 'parentRefs' ->> -1, 400), sent_at)
  WHERE thread -> 'parentRefs' ->> -1 IS NOT NULL AND meta ? 'post';
