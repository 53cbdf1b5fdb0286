-- What a message says of its brand, which may be something else than it says on the whole; null where it does not name it.
ALTER TABLE "message_insight" ADD COLUMN "aspect" JSONB;
