-- What was let go by a switch and waits for what was written before it is not due yet: many of those, behind one whose network
-- asks for patience, would else take all the places of those whose signal was lost.
CREATE OR REPLACE FUNCTION hubbub_due_deliveries(at timestamptz, max_rows int)
  RETURNS TABLE (workspace_id uuid, message_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT d.workspace_id, d.message_id FROM public.outbound_delivery d
  WHERE d.state IN ('held', 'queued', 'sending') AND d.held_by IS NULL
    AND ((d.state <> 'sending' AND d.not_before <= at) OR (d.state = 'sending' AND d.lease_until <= at))
    AND (d.state = 'sending' OR NOT EXISTS (
      SELECT 1 FROM public.outbound_hold_item mine
      JOIN public.outbound_hold_item other ON other.workspace_id = mine.workspace_id AND other.hold_id = mine.hold_id AND other.state = 'let-go'
        AND other.message_id < mine.message_id
      JOIN public.outbound_delivery e ON e.workspace_id = other.workspace_id AND e.message_id = other.message_id AND e.held_by IS NULL
        AND e.state IN ('held', 'queued', 'sending')
      JOIN public.message own ON own.workspace_id = mine.workspace_id AND own.id = mine.message_id
      JOIN public.message its ON its.workspace_id = other.workspace_id AND its.id = other.message_id AND its.channel_id = own.channel_id
        AND its.conversation_id IS NOT DISTINCT FROM own.conversation_id
      WHERE mine.workspace_id = d.workspace_id AND mine.message_id = d.message_id AND mine.state = 'let-go'
        AND (e.state = 'sending' OR e.not_before <= hubbub_due_deliveries.at OR e.attempts > 0 OR e.error_class IS NOT NULL)))
  ORDER BY d.not_before
  LIMIT max_rows
$$;
