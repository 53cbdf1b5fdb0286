-- One that cannot be written for a reason that nobody foresaw waits by itself, and is tried again a few times.
ALTER TABLE "bulk_answer_item" ADD COLUMN "attempts" INTEGER NOT NULL DEFAULT 0;
