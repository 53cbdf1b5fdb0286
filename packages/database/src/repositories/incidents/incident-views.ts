import type { IncidentEntry, IncidentTask } from '@hubbub/contracts'
import {
  type AlertViewer,
  type IncidentRepository,
  type ReadDetail,
  type ReadIncident,
  saidByHand,
} from '@hubbub/domain'
import { aboutMonitors, monitorSeen } from '../alerts/rules.ts'
import { behind, toPage } from '../place.ts'
import { isOverdue, readActions } from './incident-actions.ts'
import { Prisma, rows, type Transaction } from '../transaction.ts'

type Row = Omit<ReadIncident, 'openedAt' | 'calmSince' | 'byHand'> & {
  openedAt: Date
  grade: Parameters<typeof saidByHand>[0]
} & Pick<ReadDetail, 'review' | 'playbook'>

type TaskRow = Omit<IncidentTask, 'dueAt' | 'doneAt'> & { dueAt: Date | null; doneAt: Date | null }

function toIncident({ review: _review, playbook: _playbook, grade, openedAt, ...row }: Row): ReadIncident {
  return {
    ...row,
    ...saidByHand(grade),
    openedAt: openedAt.toISOString(),
  }
}

/** Whether an incident `i` is somebody's and not over, or something of it is left for them to do. */
const isFor = (memberId: string | null) =>
  Prisma.sql`((i.owner_id = ${memberId}::uuid AND i.state NOT IN ('resolved', 'reviewed'))
    OR EXISTS (SELECT FROM incident_task t WHERE t.workspace_id = i.workspace_id AND t.incident_id = i.id
      AND t.owner_id = ${memberId}::uuid AND t.done_at IS NULL AND i.state <> 'reviewed')
    OR EXISTS (SELECT FROM incident_action a WHERE a.workspace_id = i.workspace_id AND a.incident_id = i.id
      AND a.owner_id = ${memberId}::uuid AND a.done_at IS NULL))`

/** Incidents as people see them. */
export function createIncidentViews(
  tx: Transaction,
  workspaceId: string,
): Pick<IncidentRepository, 'list' | 'concerning' | 'find'> {
  const w = Prisma.sql`${workspaceId}::uuid`
  const read = async (viewer: AlertViewer, where: Prisma.Sql, limit: number) =>
    await rows<Row>(
      tx,
      Prisma.sql`SELECT i.id, i.number, i.title, CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('id', o.id, 'name', o.name) END AS monitor,
          CASE WHEN b.id IS NOT NULL THEN jsonb_build_object('id', b.id, 'name', b.name) END AS brand, i.topic,
          CASE WHEN x.id IS NOT NULL THEN jsonb_build_object('id', x.id, 'number', x.number) END AS "mergedInto", i.state, i.severity, i.grade, i.score, i.peak_score AS "peakScore",
          CASE WHEN m.id IS NOT NULL THEN jsonb_build_object('id', m.id, 'name', m.name) END AS owner, i.next_step AS "nextStep",
          (SELECT count(*)::int FROM alert a WHERE a.workspace_id = i.workspace_id AND a.incident_id = i.id) AS alerts,
          (SELECT count(*)::int FROM incident_mention n WHERE n.workspace_id = i.workspace_id AND n.incident_id = i.id AND NOT n.apart) AS mentions,
          (SELECT count(*)::int FROM incident_conversation l WHERE l.workspace_id = i.workspace_id AND l.incident_id = i.id
            AND NOT l.apart) AS conversations,
          (SELECT count(*)::int FROM incident_action a WHERE a.workspace_id = i.workspace_id AND a.incident_id = i.id
            AND a.done_at IS NULL) AS "openActions",
          (SELECT count(*)::int FROM incident_action a WHERE a.workspace_id = i.workspace_id AND a.incident_id = i.id
            AND ${isOverdue}) AS "overdueActions",
          i.opened_at AS "openedAt", i.review,
          CASE WHEN i.playbook_name IS NOT NULL THEN jsonb_build_object('id', i.playbook_id, 'name', i.playbook_name,
            'version', i.playbook_version) END AS playbook, i.version
        FROM incident i LEFT JOIN monitor o ON o.workspace_id = i.workspace_id AND o.id = i.monitor_id
        LEFT JOIN brand b ON b.workspace_id = i.workspace_id AND b.id = i.brand_id
        LEFT JOIN incident x ON x.workspace_id = i.workspace_id AND x.id = i.merged_into
        LEFT JOIN membership m ON m.workspace_id = i.workspace_id AND m.id = i.owner_id
        WHERE i.workspace_id = ${w} AND ${monitorSeen(viewer)} AND ${where} ORDER BY i.opened_at DESC, i.id DESC LIMIT ${limit}::int`,
    )
  return {
    list: async (viewer, { open, overdue, mine, after, limit }) => {
      const where = Prisma.sql`${open === null ? Prisma.sql`true` : Prisma.sql`(i.state NOT IN ('resolved', 'reviewed')) = ${open}`}
        AND (NOT ${overdue}::bool OR EXISTS (SELECT FROM incident_action a WHERE a.workspace_id = i.workspace_id AND a.incident_id = i.id
          AND ${isOverdue})) AND (NOT ${mine}::bool OR ${isFor(viewer.memberId)}) AND ${behind(Prisma.sql`i.opened_at`, Prisma.sql`i.id`, after)}`
      const found = (await read(viewer, where, limit + 1)).map(toIncident)
      return toPage(found, limit, ({ openedAt, id }) => [openedAt, id])
    },
    concerning: async (viewer, { span, limit, ...about }) => {
      const [from, to] = [span.from, span.to].map((at) => Prisma.sql`${at.toISOString()}::timestamptz`)
      // What is over since is told once more, and what went into another is told there.
      const where = Prisma.sql`${aboutMonitors(about)} AND i.merged_into IS NULL AND i.opened_at < ${to}
        AND (i.state NOT IN ('resolved', 'reviewed') OR i.opened_at >= ${from} OR EXISTS (SELECT FROM incident_entry e
          WHERE e.workspace_id = i.workspace_id AND e.incident_id = i.id AND e.kind = 'state' AND e.at >= ${from} AND e.at < ${to}))`
      return (await read(viewer, where, limit)).map(toIncident)
    },
    find: async (id, viewer) => {
      const [row] = await read(viewer, Prisma.sql`i.id = ${id}::uuid`, 1)
      if (row === undefined) return null
      const entries = await rows<Omit<IncidentEntry, 'at'> & { at: Date }>(
        tx,
        Prisma.sql`SELECT id, at, kind, by, text, alert_id AS "alertId" FROM incident_entry
          WHERE workspace_id = ${w} AND incident_id = ${id}::uuid ORDER BY at, id`,
      )
      const tasks = await rows<TaskRow>(
        tx,
        Prisma.sql`SELECT t.id, t.title, t.step, t.role, t.due_at AS "dueAt", t.ticks AS "check", t.notes, t.done_by AS "doneBy",
            t.done_at AS "doneAt", CASE WHEN m.id IS NOT NULL THEN jsonb_build_object('id', m.id, 'name', m.name) END AS owner
          FROM incident_task t LEFT JOIN membership m ON m.workspace_id = t.workspace_id AND m.id = t.owner_id
          WHERE t.workspace_id = ${w} AND t.incident_id = ${id}::uuid ORDER BY t.place, t.created_at, t.id`,
      )
      return {
        ...toIncident(row),
        review: row.review,
        actions: await readActions(tx, w, id),
        playbook: row.playbook,
        entries: entries.map((entry) => ({ ...entry, at: entry.at.toISOString() })),
        tasks: tasks.map((task) => ({
          ...task,
          dueAt: task.dueAt?.toISOString() ?? null,
          doneAt: task.doneAt?.toISOString() ?? null,
        })),
      }
    },
  }
}
