import type { IncidentRepository, LinkedConversation, MentionHandling } from '@hubbub/domain'
import { careLabels, ownLabels } from '../mention-rows.ts'
import { Prisma, rows, type Transaction, uuids } from '../transaction.ts'

type Mentions = Pick<IncidentRepository, 'holdOfMention' | 'mentionHandling' | 'mentionLinks' | 'setMentions'>

/** Mentions of an incident by hand, and what is done about them. */
export function createIncidentMentions(tx: Transaction, workspaceId: string): Mentions {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    holdOfMention: async (messageId) =>
      (
        await rows<{ id: string }>(
          tx,
          Prisma.sql`SELECT i.id FROM incident i WHERE i.workspace_id = ${w} AND i.state NOT IN ('resolved', 'reviewed')
              AND i.id IN (SELECT n.incident_id FROM incident_mention n
                WHERE n.workspace_id = ${w} AND n.message_id = ${messageId}::uuid AND NOT n.apart)
            ORDER BY i.id FOR KEY SHARE OF i`,
        )
      ).map((row) => row.id),
    mentionHandling: async (ids) =>
      await rows<MentionHandling>(
        tx,
        Prisma.sql`SELECT m.id, m.spam,
            CASE WHEN c.id IS NULL THEN ${labelsOf(ownLabels)} ELSE ${labelsOf(careLabels)} END AS labels
          FROM message m LEFT JOIN conversation c ON c.workspace_id = m.workspace_id AND c.id = m.conversation_id
          WHERE m.workspace_id = ${w} AND m.id = ANY(${uuids(ids)})`,
      ),
    mentionLinks: async (id, ids) =>
      await rows<{ id: string; linked: boolean | null }>(
        tx,
        Prisma.sql`SELECT m.id, NOT n.apart AS linked FROM message m
          LEFT JOIN incident_mention n ON n.workspace_id = m.workspace_id AND n.message_id = m.id AND n.incident_id = ${id}::uuid
          WHERE m.workspace_id = ${w} AND m.id = ANY(${uuids(ids)}) ORDER BY m.id`,
      ),
    setMentions: async (id, messageIds, { linked, by, at }) => {
      const own = Prisma.sql`workspace_id = ${w} AND incident_id = ${id}::uuid`
      if (linked === null)
        await tx.$executeRaw`DELETE FROM incident_mention WHERE ${own} AND message_id = ANY(${uuids(messageIds)}) AND by = 'hand'`
      else
        await tx.$executeRaw`INSERT INTO incident_mention (workspace_id, incident_id, message_id, by, linked_at, apart)
          SELECT ${w}, ${id}::uuid, said.id, 'hand', ${at.toISOString()}::timestamptz, ${!linked}::bool
          FROM unnest(${uuids(messageIds)}) AS said (id)
          ON CONFLICT (workspace_id, incident_id, message_id) DO UPDATE SET apart = excluded.apart`
      const changed =
        linked === true ? putIn(w, id, { messageIds, at }) : takeOut(w, id, { messageIds, linked, by })
      return await rows<LinkedConversation>(
        tx,
        Prisma.sql`WITH changed AS (${changed}) SELECT c.id, c.assignee_id AS "assigneeId", c.team_id AS "teamId" FROM changed
          JOIN conversation c ON c.workspace_id = ${w} AND c.id = changed.conversation_id ORDER BY c.id`,
      )
    },
  }
}

const labelsOf = (whose: Prisma.Sql) =>
  Prisma.sql`coalesce((SELECT jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name, 'color', l.color, 'version', l.version) ORDER BY l.name)
    FROM ${whose}), '[]')`

/** The conversations in which they stand, also one that was taken out. */
const putIn = (w: Prisma.Sql, id: string, { messageIds, at }: { messageIds: readonly string[]; at: Date }) =>
  Prisma.sql`INSERT INTO incident_conversation AS l (workspace_id, incident_id, conversation_id, linked_at)
    SELECT DISTINCT m.workspace_id, ${id}::uuid, m.conversation_id, ${at.toISOString()}::timestamptz FROM message m
    WHERE m.workspace_id = ${w} AND m.id = ANY(${uuids(messageIds)}) AND m.conversation_id IS NOT NULL
    ON CONFLICT (workspace_id, incident_id, conversation_id) DO UPDATE SET apart = false, by = NULL WHERE l.apart
    RETURNING conversation_id`

interface TakeOut {
  messageIds: readonly string[]
  linked: false | null
  by: string
}

/** Those that came by these mentions alone. */
function takeOut(w: Prisma.Sql, id: string, { messageIds, linked, by }: TakeOut): Prisma.Sql {
  const which = Prisma.sql`l.workspace_id = ${w} AND l.incident_id = ${id}::uuid AND l.by IS NULL AND NOT l.apart
    AND l.conversation_id IN (SELECT m.conversation_id FROM message m WHERE m.workspace_id = ${w} AND m.id = ANY(${uuids(messageIds)}))
    AND NOT EXISTS (SELECT FROM incident_mention n JOIN message m ON m.workspace_id = n.workspace_id AND m.id = n.message_id
      WHERE n.workspace_id = l.workspace_id AND n.incident_id = l.incident_id AND NOT n.apart AND m.conversation_id = l.conversation_id)
    RETURNING l.conversation_id`
  return linked === null
    ? Prisma.sql`DELETE FROM incident_conversation l WHERE ${which}`
    : Prisma.sql`UPDATE incident_conversation l SET apart = true, by = ${by} WHERE ${which}`
}
