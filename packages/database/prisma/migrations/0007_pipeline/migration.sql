-- An own reference takes a mention's place; a mention takes nobody's.
ALTER TABLE "thread_ref" ADD COLUMN "own" BOOLEAN NOT NULL DEFAULT false;

-- While `sending`: when the attempt was last seen alive, which is from when on its copy may stand in the Sent folder.
ALTER TABLE "outbound_delivery" ADD COLUMN "alive_at" TIMESTAMPTZ(3);
