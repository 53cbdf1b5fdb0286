import type { IncidentRepository, KeptIncident } from '@hubbub/domain'
import { firstRow, Prisma, rows, type Transaction } from '../transaction.ts'
import { createIncidentActions } from './incident-actions.ts'
import { createIncidentLinks } from './incident-links.ts'
import { createIncidentSaid } from './incident-said.ts'
import { createIncidentTasks } from './incident-tasks.ts'
import { createIncidentViews } from './incident-views.ts'

const keptColumns = Prisma.sql`id, number, key, title, monitor_id AS "monitorId", brand_id AS "brandId", topic, merged_into AS "mergedInto", state, severity, grade, score,
  peak_score AS "peakScore", owner_id AS "ownerId", next_step AS "nextStep", opened_at AS "openedAt", version`

const iso = (at: Date | null) => at?.toISOString() ?? null
const texts = (values: readonly string[]) => Prisma.sql`${[...values]}::text[]`
const json = (value: unknown) => Prisma.sql`${JSON.stringify(value)}::jsonb`

/** What people carry to its end. */
export function createIncidentRepository(tx: Transaction, workspaceId: string): IncidentRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  const kept = async (where: Prisma.Sql) =>
    await firstRow<KeptIncident>(
      tx,
      Prisma.sql`SELECT ${keptColumns} FROM incident WHERE workspace_id = ${w} AND ${where}`,
    )
  return {
    takeTurn: async () => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`hubbub incidents ${workspaceId}`}, 0))`
    },
    insert: async (incident) =>
      (await tx.$executeRaw`INSERT INTO incident (workspace_id, id, number, key, title, monitor_id, brand_id, topic, state, owner_id, severity, grade, score,
          peak_score, opened_at)
        SELECT ${w}, ${incident.id}::uuid, coalesce(max(number), 0) + 1, ${incident.key}, ${incident.title}, ${incident.monitorId}::uuid,
          ${incident.brandId}::uuid, ${texts(incident.topic)}, ${incident.state}, ${incident.ownerId}::uuid, ${incident.severity}, ${json(incident.grade)},
          ${json(incident.score)}, ${incident.peakScore}::float8, ${incident.openedAt.toISOString()}::timestamptz
        FROM incident WHERE workspace_id = ${w}
        ON CONFLICT DO NOTHING`) > 0,
    lockOpen: async (key) =>
      await kept(Prisma.sql`key = ${key} AND state NOT IN ('resolved', 'reviewed') FOR UPDATE`),
    lock: async (id) => await kept(Prisma.sql`id = ${id}::uuid FOR UPDATE`),
    lockDue: async (id) =>
      await kept(Prisma.sql`id = ${id}::uuid AND look_at <= clock_timestamp() FOR UPDATE SKIP LOCKED`),
    lookAgain: async (id, at) => {
      await tx.$executeRaw`UPDATE incident SET look_at = ${iso(at)}::timestamptz, failures = 0
        WHERE workspace_id = ${w} AND id = ${id}::uuid`
    },
    postpone: async (id) => {
      await tx.$executeRaw`UPDATE incident SET failures = least(failures + 1, 10),
          look_at = clock_timestamp() + make_interval(secs => least(1800, 30 * power(2, failures)))
        WHERE workspace_id = ${w} AND id = ${id}::uuid`
    },
    update: async (id, patch) => {
      const set = [
        Prisma.sql`version = version + 1`,
        ...(patch.state === undefined ? [] : [Prisma.sql`state = ${patch.state}`]),
        ...(patch.severity === undefined ? [] : [Prisma.sql`severity = ${patch.severity}`]),
        ...(patch.grade === undefined ? [] : [Prisma.sql`grade = ${json(patch.grade)}`]),
        ...(patch.score === undefined ? [] : [Prisma.sql`score = ${json(patch.score)}`]),
        ...(patch.peakScore === undefined ? [] : [Prisma.sql`peak_score = ${patch.peakScore}::float8`]),
        ...(patch.ownerId === undefined ? [] : [Prisma.sql`owner_id = ${patch.ownerId}::uuid`]),
        ...(patch.nextStep === undefined ? [] : [Prisma.sql`next_step = ${patch.nextStep}`]),
        ...(patch.topic === undefined ? [] : [Prisma.sql`topic = ${texts(patch.topic)}`]),
        ...(patch.mergedInto === undefined ? [] : [Prisma.sql`merged_into = ${patch.mergedInto}::uuid`]),
        ...(patch.playbook === undefined
          ? []
          : [
              Prisma.sql`playbook_id = ${patch.playbook?.id ?? null}::uuid, playbook_name = ${patch.playbook?.name ?? null},
                playbook_version = ${patch.playbook?.version ?? null}::int`,
            ]),
        ...(patch.review === undefined ? [] : [Prisma.sql`review = ${json(patch.review)}`]),
      ]
      const row = await firstRow<{ version: number }>(
        tx,
        Prisma.sql`UPDATE incident SET ${Prisma.join(set)} WHERE workspace_id = ${w} AND id = ${id}::uuid RETURNING version`,
      )
      return row?.version ?? 1
    },
    addEntry: async (id, { id: entryId, at, kind, by, text, alertId = null }) => {
      await tx.$executeRaw`INSERT INTO incident_entry (workspace_id, id, incident_id, at, kind, by, text, alert_id)
        VALUES (${w}, ${entryId}::uuid, ${id}::uuid, ${at.toISOString()}::timestamptz, ${kind}, ${by}, ${text}, ${alertId}::uuid)`
    },
    joinAlert: async (id, alertId) => {
      await tx.$executeRaw`UPDATE alert SET incident_id = ${id}::uuid WHERE workspace_id = ${w} AND id = ${alertId}::uuid`
    },
    alertIds: async (id) =>
      (
        await rows<{ id: string }>(
          tx,
          Prisma.sql`SELECT id FROM alert WHERE workspace_id = ${w} AND incident_id = ${id}::uuid ORDER BY at DESC, id DESC`,
        )
      ).map((row) => row.id),
    ...createIncidentTasks(tx, workspaceId),
    ...createIncidentActions(tx, workspaceId),
    ...createIncidentLinks(tx, workspaceId),
    ...createIncidentSaid(tx, workspaceId),
    ...createIncidentViews(tx, workspaceId),
  }
}
