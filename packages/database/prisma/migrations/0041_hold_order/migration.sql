-- What a switch held leaves in the order in which it was written: whoever sends one asks what was let go with it.
CREATE INDEX x_outbound_hold_item_message ON outbound_hold_item (workspace_id, message_id);
