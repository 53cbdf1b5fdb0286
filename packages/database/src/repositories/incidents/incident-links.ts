import type { IncidentRef } from '@hubbub/contracts'
import type { BesideAlert, IncidentRepository } from '@hubbub/domain'
import { createIncidentMentions } from './incident-mentions.ts'
import { Prisma, rows, type Transaction, uuids } from '../transaction.ts'

type Links = Pick<
  IncidentRepository,
  'besideAlert' | 'setConversation' | 'ofConversation' | 'mentionIds' | 'moveAll' | 'linkedAmong'
>

/** What an incident is about. */
export function createIncidentLinks(
  tx: Transaction,
  workspaceId: string,
): Links & ReturnType<typeof createIncidentMentions> {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    ...createIncidentMentions(tx, workspaceId),
    besideAlert: async ({ monitorId, alone, messageIds }) =>
      await rows<BesideAlert>(
        tx,
        Prisma.sql`SELECT i.id, i.topic, (CASE WHEN coalesce(o.sharing, 'workspace') = 'workspace' THEN coalesce(i.brand_id, i.monitor_id, i.id)
              ELSE i.monitor_id END)::text AS scope,
            (SELECT count(*)::int FROM incident_mention n WHERE n.workspace_id = i.workspace_id AND n.incident_id = i.id AND NOT n.apart
              AND n.message_id = ANY(${uuids(messageIds)})) AS shared
          FROM incident i LEFT JOIN monitor o ON o.workspace_id = i.workspace_id AND o.id = i.monitor_id
          WHERE i.workspace_id = ${w} AND i.state NOT IN ('resolved', 'reviewed')
            AND (i.monitor_id = ${monitorId}::uuid OR (NOT ${alone}::bool AND coalesce(o.sharing, 'workspace') = 'workspace'))
          ORDER BY i.opened_at DESC, i.id DESC LIMIT 100`,
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
    mentionIds: async (id, { limit, free = false }) =>
      (
        await rows<{ id: string }>(
          tx,
          Prisma.sql`SELECT m.id FROM incident_mention n JOIN message m ON m.workspace_id = n.workspace_id AND m.id = n.message_id
            WHERE n.workspace_id = ${w} AND n.incident_id = ${id}::uuid AND NOT n.apart AND (NOT ${free}::bool OR m.conversation_id IS NULL)
            ORDER BY coalesce(m.sentiment_label = 'negative', false) DESC, (m.author ->> 'followers')::bigint DESC NULLS LAST,
              m.sent_at DESC, m.id LIMIT ${limit}::int`,
        )
      ).map((row) => row.id),
    linkedAmong: async (id, messageIds) =>
      (
        await rows<{ id: string }>(
          tx,
          Prisma.sql`SELECT message_id AS id FROM incident_mention
            WHERE workspace_id = ${w} AND incident_id = ${id}::uuid AND NOT apart AND message_id = ANY(${uuids(messageIds)})`,
        )
      ).map((row) => row.id),
    moveAll: async (from, to) => {
      const both = Prisma.sql`workspace_id = ${w} AND incident_id = ${from}::uuid`
      await tx.$executeRaw`UPDATE alert SET incident_id = ${to}::uuid WHERE ${both}`
      await tx.$executeRaw`INSERT INTO incident_mention (workspace_id, incident_id, message_id, by, linked_at, apart)
        SELECT workspace_id, ${to}::uuid, message_id, by, linked_at, apart FROM incident_mention WHERE ${both} ON CONFLICT DO NOTHING`
      await tx.$executeRaw`INSERT INTO incident_conversation (workspace_id, incident_id, conversation_id, by, apart, linked_at)
        SELECT workspace_id, ${to}::uuid, conversation_id, by, apart, linked_at FROM incident_conversation WHERE ${both} ON CONFLICT DO NOTHING`
      await tx.$executeRaw`DELETE FROM incident_mention WHERE ${both}`
      await tx.$executeRaw`DELETE FROM incident_conversation WHERE ${both}`
      await tx.$executeRaw`UPDATE incident_task SET incident_id = ${to}::uuid WHERE ${both} AND done_at IS NULL`
      await tx.$executeRaw`UPDATE incident_action SET incident_id = ${to}::uuid WHERE ${both}`
      await tx.$executeRaw`UPDATE statement SET incident_id = ${to}::uuid WHERE ${both}`
    },
  }
}
