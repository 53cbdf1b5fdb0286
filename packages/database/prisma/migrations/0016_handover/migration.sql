-- Answers in a chat that their visitor has not seen leave by mail, where the chat names a mailbox for it (`mailbox` in
-- its settings). Never to an address of ours: what we send there would come back as if a customer had written it.
CREATE OR REPLACE FUNCTION hubbub_unheard_answers(now_at timestamptz, patience interval, max_rows int)
  RETURNS TABLE (workspace_id uuid, visitor_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT v.workspace_id, v.id FROM public.chat_visitor v
  JOIN public.channel c ON c.workspace_id = v.workspace_id AND c.id = v.channel_id AND c.enabled AND c.deleted_at IS NULL
  JOIN public.channel b ON b.workspace_id = c.workspace_id AND b.id::text = c.settings ->> 'mailbox' AND b.enabled AND b.deleted_at IS NULL
  WHERE v.email IS NOT NULL AND v.here_until < now_at - patience AND v.here_until > now_at - interval '30 days'
    AND NOT EXISTS (
      SELECT 1 FROM public.channel o WHERE o.workspace_id = v.workspace_id AND o.deleted_at IS NULL AND lower(v.email) = ANY(o.own))
    AND EXISTS (
      SELECT 1 FROM public.thread_ref r
      JOIN public.message m ON m.workspace_id = r.workspace_id AND m.conversation_id = r.conversation_id
      JOIN public.outbound_delivery d ON d.workspace_id = m.workspace_id AND d.message_id = m.id
      WHERE r.workspace_id = v.workspace_id AND r.channel_id = v.channel_id AND r.ref = v.ref
        AND m.channel_id = v.channel_id AND m.direction = 'out' AND m.kind = 'message' AND NOT m.meta ? 'mailed'
        AND m.meta -> 'receipts' -> 'read' IS NULL AND d.state = 'sent' AND d.sent_at < now_at - patience)
  ORDER BY v.here_until
  LIMIT max_rows
$$;
