-- What holds of the rows and Prisma's schema cannot say: closed sets, references, uniqueness under a condition.
-- Constraints and indexes that stand only here are named `x_…`; the schema diff passes over them.

-- Closed sets
ALTER TABLE membership
  ADD CONSTRAINT x_membership_role CHECK (role IN ('agent', 'community-manager', 'supervisor', 'admin')),
  ADD CONSTRAINT x_membership_visibility CHECK (visibility IN ('own', 'team', 'all')),
  ADD CONSTRAINT x_membership_availability CHECK (availability IN ('online', 'away', 'offline'));
ALTER TABLE invitation
  ADD CONSTRAINT x_invitation_role CHECK (role IN ('agent', 'community-manager', 'supervisor', 'admin')),
  ADD CONSTRAINT x_invitation_visibility CHECK (visibility IN ('own', 'team', 'all'));
ALTER TABLE channel
  ADD CONSTRAINT x_channel_health CHECK (health IN ('connecting', 'connected', 'delayed', 'needs-sign-in', 'failing'));
ALTER TABLE conversation
  ADD CONSTRAINT x_conversation_status CHECK (status IN ('open', 'pending', 'snoozed', 'resolved', 'spam')),
  ADD CONSTRAINT x_conversation_priority CHECK (priority IN ('none', 'low', 'medium', 'high', 'urgent')),
  ADD CONSTRAINT x_conversation_preview_direction CHECK (preview_direction IN ('in', 'out', 'internal')),
  ADD CONSTRAINT x_conversation_sentiment CHECK (sentiment_label IN ('negative', 'neutral', 'positive', 'unsure')),
  ADD CONSTRAINT x_conversation_number CHECK (number > 0),
  ADD CONSTRAINT x_conversation_inbound_count CHECK (inbound_count >= 0);
ALTER TABLE message
  ADD CONSTRAINT x_message_kind CHECK (kind IN ('message', 'note', 'activity')),
  ADD CONSTRAINT x_message_direction CHECK (direction IN ('in', 'out', 'internal')),
  ADD CONSTRAINT x_message_sentiment CHECK (sentiment_label IN ('negative', 'neutral', 'positive', 'unsure')),
  ADD CONSTRAINT x_message_internal CHECK (kind = 'message' OR conversation_id IS NOT NULL);
ALTER TABLE quarantine
  ADD CONSTRAINT x_quarantine_direction CHECK (direction IN ('in', 'out'));
ALTER TABLE message_insight
  ADD CONSTRAINT x_message_insight_label CHECK (label IN ('negative', 'neutral', 'positive', 'unsure'));
ALTER TABLE draft
  ADD CONSTRAINT x_draft_mode CHECK (mode IN ('reply', 'note'));
ALTER TABLE saved_view
  ADD CONSTRAINT x_saved_view_sharing CHECK (sharing IN ('private', 'team', 'workspace'));
ALTER TABLE outbound_delivery
  ADD CONSTRAINT x_outbound_delivery_state
    CHECK (state IN ('held', 'queued', 'sending', 'sent', 'failed', 'uncertain', 'cancelled')),
  ADD CONSTRAINT x_outbound_delivery_lease CHECK (state <> 'sending' OR lease_until IS NOT NULL);
ALTER TABLE attachment
  ADD CONSTRAINT x_attachment_size CHECK (size >= 0);

-- References. An event outlives what it tells of and a user's sign-in stands apart from their memberships: no reference there.
ALTER TABLE workspace_counter
  ADD CONSTRAINT x_workspace_counter_workspace FOREIGN KEY (workspace_id) REFERENCES workspace ON DELETE CASCADE;
ALTER TABLE brand
  ADD CONSTRAINT x_brand_workspace FOREIGN KEY (workspace_id) REFERENCES workspace ON DELETE CASCADE;
ALTER TABLE membership
  ADD CONSTRAINT x_membership_workspace FOREIGN KEY (workspace_id) REFERENCES workspace ON DELETE CASCADE;
ALTER TABLE team
  ADD CONSTRAINT x_team_workspace FOREIGN KEY (workspace_id) REFERENCES workspace ON DELETE CASCADE;
ALTER TABLE label
  ADD CONSTRAINT x_label_workspace FOREIGN KEY (workspace_id) REFERENCES workspace ON DELETE CASCADE;
ALTER TABLE contact
  ADD CONSTRAINT x_contact_workspace FOREIGN KEY (workspace_id) REFERENCES workspace ON DELETE CASCADE;
ALTER TABLE canned_response
  ADD CONSTRAINT x_canned_response_workspace FOREIGN KEY (workspace_id) REFERENCES workspace ON DELETE CASCADE;
ALTER TABLE dead_letter
  ADD CONSTRAINT x_dead_letter_workspace FOREIGN KEY (workspace_id) REFERENCES workspace ON DELETE CASCADE;
ALTER TABLE idempotency_key
  ADD CONSTRAINT x_idempotency_key_workspace FOREIGN KEY (workspace_id) REFERENCES workspace ON DELETE CASCADE;
ALTER TABLE invitation
  ADD CONSTRAINT x_invitation_workspace FOREIGN KEY (workspace_id) REFERENCES workspace ON DELETE CASCADE,
  ADD CONSTRAINT x_invitation_invited_by FOREIGN KEY (workspace_id, invited_by) REFERENCES membership ON DELETE SET NULL (invited_by);
ALTER TABLE api_key
  ADD CONSTRAINT x_api_key_workspace FOREIGN KEY (workspace_id) REFERENCES workspace ON DELETE CASCADE,
  ADD CONSTRAINT x_api_key_created_by FOREIGN KEY (workspace_id, created_by) REFERENCES membership ON DELETE SET NULL (created_by);
ALTER TABLE channel
  ADD CONSTRAINT x_channel_default_team FOREIGN KEY (workspace_id, default_team_id) REFERENCES team ON DELETE SET NULL (default_team_id);
ALTER TABLE quarantine
  ADD CONSTRAINT x_quarantine_channel FOREIGN KEY (workspace_id, channel_id) REFERENCES channel ON DELETE CASCADE;
ALTER TABLE conversation
  ADD CONSTRAINT x_conversation_brand FOREIGN KEY (workspace_id, brand_id) REFERENCES brand,
  ADD CONSTRAINT x_conversation_assignee FOREIGN KEY (workspace_id, assignee_id) REFERENCES membership ON DELETE SET NULL (assignee_id),
  ADD CONSTRAINT x_conversation_team FOREIGN KEY (workspace_id, team_id) REFERENCES team ON DELETE SET NULL (team_id),
  ADD CONSTRAINT x_conversation_related FOREIGN KEY (workspace_id, possibly_related) REFERENCES conversation ON DELETE SET NULL (possibly_related);
ALTER TABLE message
  ADD CONSTRAINT x_message_author_contact FOREIGN KEY (workspace_id, author_contact_id) REFERENCES contact ON DELETE SET NULL (author_contact_id),
  ADD CONSTRAINT x_message_author_member FOREIGN KEY (workspace_id, author_member_id) REFERENCES membership ON DELETE SET NULL (author_member_id);
ALTER TABLE thread_ref
  ADD CONSTRAINT x_thread_ref_channel FOREIGN KEY (workspace_id, channel_id) REFERENCES channel ON DELETE CASCADE,
  ADD CONSTRAINT x_thread_ref_conversation FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversation ON DELETE CASCADE;
ALTER TABLE attachment
  ADD CONSTRAINT x_attachment_uploaded_by FOREIGN KEY (workspace_id, uploaded_by) REFERENCES membership ON DELETE SET NULL (uploaded_by);
ALTER TABLE conversation_read
  ADD CONSTRAINT x_conversation_read_membership FOREIGN KEY (workspace_id, membership_id) REFERENCES membership ON DELETE CASCADE;
ALTER TABLE draft
  ADD CONSTRAINT x_draft_membership FOREIGN KEY (workspace_id, membership_id) REFERENCES membership ON DELETE CASCADE;
-- A view whose team is gone stays with its owner.
ALTER TABLE saved_view
  ADD CONSTRAINT x_saved_view_owner FOREIGN KEY (workspace_id, owner_id) REFERENCES membership ON DELETE CASCADE,
  ADD CONSTRAINT x_saved_view_team FOREIGN KEY (workspace_id, team_id) REFERENCES team ON DELETE SET NULL (team_id);
ALTER TABLE outbound_delivery
  ADD CONSTRAINT x_outbound_delivery_channel FOREIGN KEY (workspace_id, channel_id) REFERENCES channel;

-- Unique under a condition
CREATE UNIQUE INDEX x_conversation_open_thread ON conversation (workspace_id, channel_id, thread_key) WHERE thread_open;
CREATE UNIQUE INDEX x_message_client_id ON message (workspace_id, client_id) WHERE client_id IS NOT NULL;

-- Lists and counts are answered by an index alone, in its own order.
CREATE INDEX x_conversation_list ON conversation (workspace_id, status, last_activity_at DESC, id DESC)
  INCLUDE (assignee_id, team_id);
CREATE INDEX x_conversation_priority ON conversation (workspace_id, status, priority, last_activity_at DESC, id DESC)
  WHERE priority <> 'none';
CREATE INDEX x_conversation_waiting ON conversation (workspace_id, status, coalesce(waiting_since, 'infinity'::timestamptz), id);

-- Work that waits, and what is looked up across workspaces
CREATE INDEX x_message_unrouted ON message (workspace_id, channel_id, id) WHERE routed_at IS NULL;
CREATE INDEX x_outbound_delivery_waiting ON outbound_delivery (not_before) WHERE state IN ('held', 'queued', 'sending');
CREATE INDEX x_conversation_snoozed ON conversation (snoozed_until) WHERE status = 'snoozed';
CREATE INDEX x_conversation_related ON conversation (workspace_id, possibly_related) WHERE possibly_related IS NOT NULL;
CREATE INDEX x_membership_email ON membership (lower(email));
CREATE INDEX x_invitation_email ON invitation (lower(email)) WHERE accepted_at IS NULL AND revoked_at IS NULL;
CREATE INDEX x_event_order ON event (xid, seq);
CREATE INDEX x_idempotency_key_age ON idempotency_key (created_at);

-- Tables that are written and rewritten all day are vacuumed before they bloat.
ALTER TABLE conversation SET (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
ALTER TABLE message SET (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
ALTER TABLE outbound_delivery SET (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
ALTER TABLE event SET (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);
ALTER TABLE event_cursor SET (fillfactor = 50, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0);
ALTER TABLE workspace_counter SET (fillfactor = 50, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0);
