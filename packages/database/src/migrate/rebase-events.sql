-- The event log is ordered by transaction numbers, which belong to a server. Restored into another one, whose numbers are
-- lower, old events would seem to lie in the future and new ones would stand before every reader's cursor. They keep their
-- order under the lowest number there is.

DO $$
DECLARE
  newest xid8;
BEGIN
  SELECT xid INTO newest FROM event ORDER BY xid DESC LIMIT 1;
  IF newest IS NULL OR newest < pg_snapshot_xmax(pg_current_snapshot()) THEN
    RETURN;
  END IF;
  LOCK TABLE event, event_cursor IN EXCLUSIVE MODE;
  UPDATE event_cursor c
    SET xid = '3', seq = (SELECT count(*) FROM event e WHERE (e.xid, e.seq) <= (c.xid::xid8, c.seq));
  UPDATE event e
    SET xid = '3', seq = n.place
    FROM (SELECT workspace_id, id, row_number() OVER (ORDER BY xid, seq) AS place FROM event) n
    WHERE n.workspace_id = e.workspace_id AND n.id = e.id;
  PERFORM setval('event_seq_seq', (SELECT max(seq) FROM event));
END
$$;
