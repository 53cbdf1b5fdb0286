-- Of few mentions the country is known: those are found by themselves.
CREATE INDEX x_message_keys_country ON message_keys (workspace_id, sent_at) INCLUDE (message_id, country, own) WHERE country IS NOT NULL;
