import { Prisma } from '../transaction.ts'

/** A conversation `l` of an incident `i` in which we have said something since it began, that left or is leaving. */
export const isAnswered = Prisma.sql`EXISTS (SELECT FROM message a
  LEFT JOIN outbound_delivery d ON d.workspace_id = a.workspace_id AND d.message_id = a.id
  WHERE a.workspace_id = l.workspace_id AND a.conversation_id = l.conversation_id AND a.direction = 'out' AND a.kind = 'message'
    AND a.sent_at >= i.opened_at AND (d.message_id IS NULL OR d.state IN ('sent', 'sending', 'uncertain')))`
