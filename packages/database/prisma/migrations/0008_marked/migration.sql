-- What a message is besides how it sounds, and how sure its scorer was, part by part.
ALTER TABLE "message_insight" ADD COLUMN "marks" TEXT[] NOT NULL DEFAULT '{}';
ALTER TABLE "message_insight" ADD COLUMN "found_marks" JSONB;
ALTER TABLE "message_insight" ADD COLUMN "detail" JSONB;
ALTER TABLE "conversation" ADD COLUMN "marks" TEXT[] NOT NULL DEFAULT '{}';
ALTER TABLE message_insight ADD CONSTRAINT x_message_insight_marks
  CHECK (marks <@ ARRAY['complaint', 'question', 'praise', 'buying', 'churn', 'anger']);
ALTER TABLE conversation ADD CONSTRAINT x_conversation_marks
  CHECK (marks <@ ARRAY['complaint', 'question', 'praise', 'buying', 'churn', 'anger']);
