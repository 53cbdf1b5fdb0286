import type { CheckFacts, FigureFacts, IncidentRepository } from '@hubbub/domain'
import { firstRow, Prisma, rows, type Transaction } from '../transaction.ts'
import { isAnswered } from './incident-answered.ts'

type Tasks = Pick<
  IncidentRepository,
  'addTask' | 'patchTask' | 'dropPlaybookTasks' | 'openChecks' | 'checkFacts' | 'figureFacts' | 'lookSoon'
>

const iso = (at: Date | null) => at?.toISOString() ?? null

/** What has to be done in an incident. */
export function createIncidentTasks(tx: Transaction, workspaceId: string): Tasks {
  const w = Prisma.sql`${workspaceId}::uuid`
  const mine = (id: string) => Prisma.sql`workspace_id = ${w} AND incident_id = ${id}::uuid`
  return {
    addTask: async (id, { id: taskId, title, now, ownerId = null, dueAt = null, playbook }) => {
      await tx.$executeRaw`INSERT INTO incident_task (workspace_id, id, incident_id, title, created_at, owner_id, due_at, step, role, ticks,
          notes, place, by_playbook)
        VALUES (${w}, ${taskId}::uuid, ${id}::uuid, ${title}, ${now.toISOString()}::timestamptz, ${ownerId}::uuid, ${iso(dueAt)}::timestamptz,
          ${playbook?.step ?? null}, ${playbook?.role ?? null}, ${playbook?.check ?? null}, ${playbook?.notes ?? null},
          ${playbook?.place ?? 10_000}::int, ${playbook !== undefined}::bool)`
    },
    patchTask: async (id, taskId, { done, ownerId, dueAt }) => {
      const set = [
        Prisma.sql`title = title`,
        ...(done === undefined
          ? []
          : [Prisma.sql`done_by = ${done?.by ?? null}, done_at = ${iso(done?.at ?? null)}::timestamptz`]),
        ...(done === null ? [Prisma.sql`ticks = NULL`] : []),
        ...(ownerId === undefined ? [] : [Prisma.sql`owner_id = ${ownerId}::uuid`]),
        ...(dueAt === undefined ? [] : [Prisma.sql`due_at = ${iso(dueAt)}::timestamptz`]),
      ]
      const row = await firstRow<{ title: string }>(
        tx,
        Prisma.sql`UPDATE incident_task SET ${Prisma.join(set)} WHERE ${mine(id)} AND id = ${taskId}::uuid RETURNING title`,
      )
      return row?.title ?? null
    },
    dropPlaybookTasks: async (id) => {
      await tx.$executeRaw`DELETE FROM incident_task WHERE ${mine(id)} AND by_playbook AND done_at IS NULL`
    },
    openChecks: async (id) =>
      await rows<{ id: string; title: string; check: string }>(
        tx,
        Prisma.sql`SELECT id, title, ticks AS "check" FROM incident_task
          WHERE ${mine(id)} AND done_at IS NULL AND ticks IS NOT NULL ORDER BY place, created_at, id`,
      ),
    checkFacts: async (id) => {
      const found = await firstRow<CheckFacts>(
        tx,
        Prisma.sql`SELECT i.owner_id IS NOT NULL AS "hasOwner", i.next_step <> '' AS "hasNextStep",
            i.state IN ('contained', 'resolved', 'reviewed') AS contained, i.state IN ('resolved', 'reviewed') AS resolved,
            EXISTS (SELECT FROM escalation e WHERE e.workspace_id = i.workspace_id AND e.subject_kind = 'incident' AND e.subject_id = i.id
              AND e.acknowledged_at IS NOT NULL) AS acknowledged,
            EXISTS (SELECT FROM outbound_hold h WHERE h.workspace_id = i.workspace_id AND h.lifted_at IS NULL
              AND (h.brand_id IS NULL OR i.brand_id IS NULL OR h.brand_id = i.brand_id)) AS held,
            EXISTS (SELECT FROM statement s JOIN statement_publication p ON p.workspace_id = s.workspace_id AND p.statement_id = s.id
              WHERE s.workspace_id = i.workspace_id AND s.incident_id = i.id AND p.sent_at IS NOT NULL) AS "statementPublished", counts.*
          FROM incident i CROSS JOIN LATERAL (
            SELECT count(*)::int AS conversations, count(*) FILTER (WHERE ${isAnswered})::int AS answered FROM incident_conversation l
            WHERE l.workspace_id = i.workspace_id AND l.incident_id = i.id AND NOT l.apart) counts
          WHERE i.workspace_id = ${w} AND i.id = ${id}::uuid`,
      )
      if (found === null) throw new Error('an incident that is not there was asked')
      return found
    },
    figureFacts: async (id) => await readFigures(tx, w, id),
    lookSoon: async () => {
      await tx.$executeRaw`UPDATE incident SET look_at = clock_timestamp()
        WHERE workspace_id = ${w} AND look_at IS NOT NULL AND look_at > clock_timestamp()`
    },
  }
}

async function readFigures(tx: Transaction, w: Prisma.Sql, id: string): Promise<FigureFacts> {
  const found = await firstRow<FigureFacts>(
    tx,
    Prisma.sql`SELECT (SELECT min(e.acknowledged_at) FROM escalation e WHERE e.workspace_id = i.workspace_id
          AND e.subject_kind = 'incident' AND e.subject_id = i.id) AS "acknowledgedAt",
        least((SELECT min(p.sent_at) FROM statement s JOIN statement_publication p ON p.workspace_id = s.workspace_id AND p.statement_id = s.id
            WHERE s.workspace_id = i.workspace_id AND s.incident_id = i.id),
          (SELECT min(coalesce(d.sent_at, a.sent_at)) FROM incident_conversation l JOIN message a ON a.workspace_id = l.workspace_id
              AND a.conversation_id = l.conversation_id AND a.direction = 'out' AND a.kind = 'message' AND a.sent_at >= i.opened_at
              AND a.meta -> 'post' ->> 'audience' = 'public'
            JOIN outbound_delivery d ON d.workspace_id = a.workspace_id AND d.message_id = a.id AND d.state = 'sent'
            WHERE l.workspace_id = i.workspace_id AND l.incident_id = i.id AND NOT l.apart)) AS "firstReplyAt",
        (SELECT count(*)::int FROM incident_conversation l WHERE l.workspace_id = i.workspace_id AND l.incident_id = i.id
          AND NOT l.apart AND ${isAnswered}) AS answered
      FROM incident i WHERE i.workspace_id = ${w} AND i.id = ${id}::uuid`,
  )
  if (found === null) throw new Error('an incident that is not there was asked')
  return found
}
