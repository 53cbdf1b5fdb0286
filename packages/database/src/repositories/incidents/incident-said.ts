import type { IncidentRepository, LinkedConversation } from '@hubbub/domain'
import { Prisma, rows, type Transaction, uuids } from '../transaction.ts'

/** Of one incident; more say nothing new. */
const MOST_MENTIONS = 5_000
const MOST_CONVERSATIONS = 100

/** What was said of an incident, as it is found. */
export function createIncidentSaid(
  tx: Transaction,
  workspaceId: string,
): Pick<IncidentRepository, 'linkMessages' | 'saidSince' | 'lookedTo' | 'linkConversations'> {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    linkMessages: async (id, messageIds, { by, at }) =>
      messageIds.length === 0
        ? 0
        : await tx.$executeRaw`INSERT INTO incident_mention (workspace_id, incident_id, message_id, by, linked_at)
        SELECT m.workspace_id, ${id}::uuid, m.id, ${by}, ${at.toISOString()}::timestamptz FROM message m
        WHERE m.workspace_id = ${w} AND m.id = ANY(${uuids(messageIds)}) AND (${by} = 'alert' OR
          (SELECT count(*) FROM incident_mention n WHERE n.workspace_id = ${w} AND n.incident_id = ${id}::uuid) < ${MOST_MENTIONS}::int)
        ON CONFLICT DO NOTHING`,
    saidSince: async (id, { monitorId, negative, at, limit }) => {
      // What comes late is looked for once more; three hours before it was found it may have begun. The time is asked for
      // by itself, so that it bounds the index, and what is linked is hashed: neither grows with what was ever said.
      const found = await rows<{ id: string }>(
        tx,
        Prisma.sql`SELECT k.message_id AS id FROM monitor_match k
          JOIN message m ON m.workspace_id = k.workspace_id AND m.id = k.message_id
          WHERE k.workspace_id = ${w} AND k.monitor_id = ${monitorId}::uuid AND NOT k.own
            AND k.sent_at >= (SELECT coalesce(i.linked_to - interval '15 minutes', i.opened_at - interval '3 hours')
              FROM incident i WHERE i.workspace_id = ${w} AND i.id = ${id}::uuid)
            AND k.sent_at <= ${at.toISOString()}::timestamptz AND (NOT ${negative}::bool OR m.sentiment_label = 'negative')
            AND k.message_id NOT IN (SELECT n.message_id FROM incident_mention n
              WHERE n.workspace_id = ${w} AND n.incident_id = ${id}::uuid)
          ORDER BY k.sent_at DESC, k.message_id LIMIT ${limit}::int`,
      )
      return found.map((row) => row.id)
    },
    lookedTo: async (id, at) => {
      await tx.$executeRaw`UPDATE incident SET linked_to = ${at.toISOString()}::timestamptz WHERE workspace_id = ${w} AND id = ${id}::uuid`
    },
    linkConversations: async (id, at) =>
      await rows<LinkedConversation>(
        tx,
        Prisma.sql`WITH linked AS (
            INSERT INTO incident_conversation (workspace_id, incident_id, conversation_id, linked_at)
            SELECT DISTINCT n.workspace_id, n.incident_id, m.conversation_id, ${at.toISOString()}::timestamptz
            FROM incident_mention n JOIN message m ON m.workspace_id = n.workspace_id AND m.id = n.message_id
            WHERE n.workspace_id = ${w} AND n.incident_id = ${id}::uuid AND NOT n.apart AND m.conversation_id IS NOT NULL
              AND NOT EXISTS (SELECT FROM incident_conversation x WHERE x.workspace_id = n.workspace_id AND x.incident_id = n.incident_id
                AND x.conversation_id = m.conversation_id)
            LIMIT ${MOST_CONVERSATIONS}::int ON CONFLICT DO NOTHING RETURNING conversation_id
          ) SELECT c.id, c.assignee_id AS "assigneeId", c.team_id AS "teamId" FROM linked
            JOIN conversation c ON c.workspace_id = ${w} AND c.id = linked.conversation_id ORDER BY c.id`,
      ),
  }
}
