-- Somebody who is on call asks another to take a shift for one of theirs; it is swapped once they agree.
CREATE TABLE "on_call_swap_request" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "schedule_id" UUID NOT NULL,
    "asker_id" UUID NOT NULL,
    "asked_id" UUID NOT NULL,
    "one_from" TIMESTAMPTZ(3) NOT NULL,
    "one_to" TIMESTAMPTZ(3) NOT NULL,
    "other_from" TIMESTAMPTZ(3) NOT NULL,
    "other_to" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'asked',
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "on_call_swap_request_pkey" PRIMARY KEY ("workspace_id", "id")
);

ALTER TABLE on_call_swap_request
  ADD CONSTRAINT x_on_call_swap_request_state CHECK (state IN ('asked', 'agreed', 'refused', 'withdrawn')),
  ADD CONSTRAINT x_on_call_swap_request_spans CHECK (one_to > one_from AND other_to > other_from),
  ADD CONSTRAINT x_on_call_swap_request_schedule FOREIGN KEY (workspace_id, schedule_id) REFERENCES on_call_schedule ON DELETE CASCADE,
  ADD CONSTRAINT x_on_call_swap_request_asker FOREIGN KEY (workspace_id, asker_id) REFERENCES membership ON DELETE CASCADE,
  ADD CONSTRAINT x_on_call_swap_request_asked FOREIGN KEY (workspace_id, asked_id) REFERENCES membership ON DELETE CASCADE;
-- The same is asked once at a time.
CREATE UNIQUE INDEX x_on_call_swap_request_asked ON on_call_swap_request
  (workspace_id, schedule_id, asker_id, asked_id, one_from, other_from) WHERE state = 'asked';
ALTER TABLE on_call_swap_request ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON on_call_swap_request TO hubbub_app
  USING (workspace_id = hubbub_workspace()) WITH CHECK (workspace_id = hubbub_workspace());
