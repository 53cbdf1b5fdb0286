-- What was scored with what a workspace has taught: it is scored again once that is taken back.
CREATE INDEX x_message_insight_layer ON message_insight (workspace_id, message_id) WHERE scorer LIKE '% + yours/%';
