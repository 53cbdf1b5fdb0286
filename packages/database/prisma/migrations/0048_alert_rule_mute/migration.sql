-- A rule that is muted finds as ever and tells nobody, until a time at which that ends by itself; who muted it, and why.
ALTER TABLE alert_rule
  ADD COLUMN muted_until TIMESTAMPTZ(3),
  ADD COLUMN muted_at TIMESTAMPTZ(3),
  ADD COLUMN muted_by TEXT,
  ADD COLUMN mute_reason TEXT,
  ADD CONSTRAINT x_alert_rule_mute CHECK (num_nulls(muted_until, muted_at, muted_by, mute_reason) IN (0, 4));
-- What was found meanwhile, of which nobody was told.
ALTER TABLE alert ADD COLUMN muted BOOLEAN NOT NULL DEFAULT false;
