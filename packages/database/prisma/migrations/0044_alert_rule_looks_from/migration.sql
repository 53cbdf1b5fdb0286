-- A rule looks from when it was saved, however late its first look is.
ALTER TABLE alert_rule ADD COLUMN looks_from TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
