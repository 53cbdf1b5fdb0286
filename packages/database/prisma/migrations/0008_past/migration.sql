-- What an import brought, for its report and for taking it back. Before 0009: an index that is built makes the table look
-- empty to the planner again.
CREATE INDEX IF NOT EXISTS x_message_import ON message (workspace_id, (meta -> 'import' ->> 'id')) WHERE meta ? 'import';
