import type { IncidentRef } from '@hubbub/contracts'
import type { BesideAlert, IncidentRepository, LinkedConversation } from '@hubbub/domain'
import { likePattern } from '../like-pattern.ts'
import { Prisma, rows, type Transaction, uuids } from '../transaction.ts'

type Links = Pick<
  IncidentRepository,
  | 'besideAlert'
  | 'linkMessages'
  | 'linkSaid'
  | 'linkConversations'
  | 'setConversation'
  | 'ofConversation'
  | 'mentionIds'
  | 'moveAll'
>

/** Of one incident; more say nothing new. */
const MOST_MENTIONS = 5_000
const MOST_AT_ONCE = 500
const MOST_CONVERSATIONS = 100

/** What an incident is about. */
export function createIncidentLinks(tx: Transaction, workspaceId: string): Links {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    besideAlert: async ({ monitorId, alone, messageIds }) =>
      await rows<BesideAlert>(
        tx,
        Prisma.sql`SELECT i.id, i.topic, (CASE WHEN coalesce(o.sharing, 'workspace') = 'workspace' THEN coalesce(i.brand_id, i.monitor_id, i.id)
              ELSE i.monitor_id END)::text AS scope,
            (SELECT count(*)::int FROM incident_mention n WHERE n.workspace_id = i.workspace_id AND n.incident_id = i.id
              AND n.message_id = ANY(${uuids(messageIds)})) AS shared
          FROM incident i LEFT JOIN monitor o ON o.workspace_id = i.workspace_id AND o.id = i.monitor_id
          WHERE i.workspace_id = ${w} AND i.state NOT IN ('resolved', 'reviewed')
            AND (i.monitor_id = ${monitorId}::uuid OR (NOT ${alone}::bool AND coalesce(o.sharing, 'workspace') = 'workspace'))
          ORDER BY i.opened_at DESC, i.id DESC LIMIT 100`,
      ),
    linkMessages: async (id, messageIds, at) =>
      await tx.$executeRaw`INSERT INTO incident_mention (workspace_id, incident_id, message_id, by, linked_at)
        SELECT m.workspace_id, ${id}::uuid, m.id, 'alert', ${at.toISOString()}::timestamptz FROM message m
        WHERE m.workspace_id = ${w} AND m.id = ANY(${uuids(messageIds)}) ON CONFLICT DO NOTHING`,
    linkSaid: async (id, { monitorId, topic, at }) => {
      const moment = Prisma.sql`${at.toISOString()}::timestamptz`
      const speaks =
        topic.length === 0
          ? Prisma.sql`m.sentiment_label = 'negative'`
          : Prisma.sql`m.text ILIKE ANY (${topic.map(likePattern)}::text[])`
      // What comes late is looked for once more; three hours before it was found it may have begun.
      const linked =
        await tx.$executeRaw`INSERT INTO incident_mention (workspace_id, incident_id, message_id, by, linked_at)
        SELECT k.workspace_id, i.id, k.message_id, 'topic', ${moment}
        FROM incident i JOIN monitor_match k ON k.workspace_id = i.workspace_id AND k.monitor_id = ${monitorId}::uuid AND NOT k.own
          AND k.sent_at >= coalesce(i.linked_to - interval '15 minutes', i.opened_at - interval '3 hours') AND k.sent_at <= ${moment}
        JOIN message m ON m.workspace_id = k.workspace_id AND m.id = k.message_id
        WHERE i.workspace_id = ${w} AND i.id = ${id}::uuid AND ${speaks}
          AND NOT EXISTS (SELECT FROM incident_mention n WHERE n.workspace_id = i.workspace_id AND n.incident_id = i.id AND n.message_id = k.message_id)
          AND (SELECT count(*) FROM incident_mention n WHERE n.workspace_id = i.workspace_id AND n.incident_id = i.id) < ${MOST_MENTIONS}::int
        ORDER BY k.sent_at DESC LIMIT ${MOST_AT_ONCE}::int ON CONFLICT DO NOTHING`
      await tx.$executeRaw`UPDATE incident SET linked_to = ${moment} WHERE workspace_id = ${w} AND id = ${id}::uuid`
      return linked
    },
    linkConversations: async (id, at) =>
      await rows<LinkedConversation>(
        tx,
        Prisma.sql`WITH linked AS (
            INSERT INTO incident_conversation (workspace_id, incident_id, conversation_id, linked_at)
            SELECT DISTINCT n.workspace_id, n.incident_id, m.conversation_id, ${at.toISOString()}::timestamptz
            FROM incident_mention n JOIN message m ON m.workspace_id = n.workspace_id AND m.id = n.message_id
            WHERE n.workspace_id = ${w} AND n.incident_id = ${id}::uuid AND m.conversation_id IS NOT NULL
              AND NOT EXISTS (SELECT FROM incident_conversation x WHERE x.workspace_id = n.workspace_id AND x.incident_id = n.incident_id
                AND x.conversation_id = m.conversation_id)
            LIMIT ${MOST_CONVERSATIONS}::int ON CONFLICT DO NOTHING RETURNING conversation_id
          ) SELECT c.id, c.assignee_id AS "assigneeId", c.team_id AS "teamId" FROM linked
            JOIN conversation c ON c.workspace_id = ${w} AND c.id = linked.conversation_id ORDER BY c.id`,
      ),
    setConversation: async (id, conversationId, { apart, by, at }) =>
      (await tx.$executeRaw`INSERT INTO incident_conversation AS c (workspace_id, incident_id, conversation_id, by, apart, linked_at)
        VALUES (${w}, ${id}::uuid, ${conversationId}::uuid, ${by}, ${apart}, ${at.toISOString()}::timestamptz)
        ON CONFLICT (workspace_id, incident_id, conversation_id) DO UPDATE SET apart = excluded.apart, by = excluded.by
          WHERE c.apart <> excluded.apart`) > 0,
    ofConversation: async (conversationId) =>
      await rows<IncidentRef>(
        tx,
        Prisma.sql`SELECT i.id, i.number, i.title, i.severity, i.state, i.next_step AS "nextStep",
            CASE WHEN m.id IS NOT NULL THEN jsonb_build_object('id', m.id, 'name', m.name) END AS owner
          FROM incident_conversation l JOIN incident i ON i.workspace_id = l.workspace_id AND i.id = l.incident_id
          LEFT JOIN membership m ON m.workspace_id = i.workspace_id AND m.id = i.owner_id
          WHERE l.workspace_id = ${w} AND l.conversation_id = ${conversationId}::uuid AND NOT l.apart
          ORDER BY (i.state IN ('resolved', 'reviewed')), i.opened_at DESC, i.id LIMIT 10`,
      ),
    mentionIds: async (id, limit) =>
      (
        await rows<{ id: string }>(
          tx,
          Prisma.sql`SELECT m.id FROM incident_mention n JOIN message m ON m.workspace_id = n.workspace_id AND m.id = n.message_id
            WHERE n.workspace_id = ${w} AND n.incident_id = ${id}::uuid
            ORDER BY (m.author ->> 'followers')::bigint DESC NULLS LAST, m.sent_at DESC, m.id LIMIT ${limit}::int`,
        )
      ).map((row) => row.id),
    moveAll: async (from, to) => {
      const both = Prisma.sql`workspace_id = ${w} AND incident_id = ${from}::uuid`
      await tx.$executeRaw`UPDATE alert SET incident_id = ${to}::uuid WHERE ${both}`
      await tx.$executeRaw`INSERT INTO incident_mention (workspace_id, incident_id, message_id, by, linked_at)
        SELECT workspace_id, ${to}::uuid, message_id, by, linked_at FROM incident_mention WHERE ${both} ON CONFLICT DO NOTHING`
      await tx.$executeRaw`INSERT INTO incident_conversation (workspace_id, incident_id, conversation_id, by, apart, linked_at)
        SELECT workspace_id, ${to}::uuid, conversation_id, by, apart, linked_at FROM incident_conversation WHERE ${both} ON CONFLICT DO NOTHING`
      await tx.$executeRaw`DELETE FROM incident_mention WHERE ${both}`
      await tx.$executeRaw`DELETE FROM incident_conversation WHERE ${both}`
      await tx.$executeRaw`UPDATE incident_task SET incident_id = ${to}::uuid WHERE ${both} AND done_at IS NULL`
    },
  }
}
