-- A reply that is held back until a time is due then like any other.
CREATE OR REPLACE FUNCTION hubbub_due_deliveries(at timestamptz, max_rows int)
  RETURNS TABLE (workspace_id uuid, message_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT d.workspace_id, d.message_id FROM public.outbound_delivery d
  WHERE d.state IN ('held', 'queued', 'sending')
    AND ((d.state <> 'sending' AND d.not_before <= at) OR (d.state = 'sending' AND d.lease_until <= at))
  ORDER BY d.not_before
  LIMIT max_rows
$$;

DROP INDEX x_outbound_delivery_waiting;
CREATE INDEX x_outbound_delivery_waiting ON outbound_delivery (state, not_before) WHERE state IN ('held', 'queued', 'sending');
