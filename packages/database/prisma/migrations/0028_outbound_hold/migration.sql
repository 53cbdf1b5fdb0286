-- The switch that stops sending, and what became of everything that it met.
CREATE TABLE "outbound_hold" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "brand_id" UUID,
    "reach" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "placed_by" TEXT NOT NULL,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "lifted_by" TEXT,
    "lifted_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "outbound_hold_pkey" PRIMARY KEY ("workspace_id", "id")
);
CREATE TABLE "outbound_hold_item" (
    "workspace_id" UUID NOT NULL,
    "hold_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT,
    CONSTRAINT "outbound_hold_item_pkey" PRIMARY KEY ("workspace_id", "hold_id", "message_id")
);
ALTER TABLE "outbound_delivery" ADD COLUMN "held_by" UUID;
ALTER TABLE "outbound_delivery" ADD COLUMN "let_go" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE outbound_hold
  ADD CONSTRAINT x_outbound_hold_reach CHECK (reach IN ('automatic', 'all')),
  ADD CONSTRAINT x_outbound_hold_brand FOREIGN KEY (workspace_id, brand_id) REFERENCES brand ON DELETE CASCADE;
-- One switch for each brand, and one for all of them.
CREATE UNIQUE INDEX x_outbound_hold_standing ON outbound_hold (workspace_id, brand_id) NULLS NOT DISTINCT WHERE lifted_at IS NULL;
ALTER TABLE outbound_hold_item
  ADD CONSTRAINT x_outbound_hold_item_state CHECK (state IN ('leaving', 'held', 'let-go', 'cancelled')),
  ADD CONSTRAINT x_outbound_hold_item_hold FOREIGN KEY (workspace_id, hold_id) REFERENCES outbound_hold ON DELETE CASCADE,
  ADD CONSTRAINT x_outbound_hold_item_message FOREIGN KEY (workspace_id, message_id) REFERENCES message ON DELETE CASCADE;

ALTER TABLE outbound_hold ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbound_hold_item ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON outbound_hold TO hubbub_app
  USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace());
CREATE POLICY tenant ON outbound_hold_item TO hubbub_app
  USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace());

-- What is held is not due, however often it is looked for.
CREATE OR REPLACE FUNCTION hubbub_due_deliveries(at timestamptz, max_rows int)
  RETURNS TABLE (workspace_id uuid, message_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT d.workspace_id, d.message_id FROM public.outbound_delivery d
  WHERE d.state IN ('held', 'queued', 'sending') AND d.held_by IS NULL
    AND ((d.state <> 'sending' AND d.not_before <= at) OR (d.state = 'sending' AND d.lease_until <= at))
  ORDER BY d.not_before
  LIMIT max_rows
$$;
