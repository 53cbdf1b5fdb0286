import { dashboardLayoutSchema, type Report, type ReportPolicy, reportPolicySchema } from '@hubbub/contracts'
import type { KeptReport, ReportRepository } from '@hubbub/domain'
import { firstRow, Prisma, rows, type Transaction, uuids } from '../transaction.ts'
import { createRunRepository } from './runs.ts'

type SeenRow = Omit<Report, 'nextAt'> & { nextAt: Date | null; monitorIds: string[] }

const settingsColumns = Prisma.sql`r.name, r.dashboard_id AS "dashboardId", r.monitor_id AS "monitorId", r.period, r.rhythm, r.time,
  r.time_zone AS "timeZone", r.formats, r.recipients, r.enabled`

const toReport = ({ nextAt, ...report }: SeenRow) => ({ ...report, nextAt: nextAt?.toISOString() ?? null })

const emptyLayout = { monitorIds: [], days: 30, panels: [] }
const closed: ReportPolicy = { outside: 'nobody', domains: [] }

/** Dashboards that are sent by a rhythm. */
export function createReportRepository(tx: Transaction, workspaceId: string): ReportRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  const seen = async (where: Prisma.Sql) =>
    (
      await rows<SeenRow>(
        tx,
        Prisma.sql`SELECT r.id, ${settingsColumns}, r.monitor_ids AS "monitorIds", r.next_at AS "nextAt", r.version,
            CASE WHEN d.id IS NOT NULL THEN jsonb_build_object('id', d.id, 'name', d.name) END AS dashboard,
            CASE WHEN m.id IS NOT NULL THEN jsonb_build_object('id', m.id, 'name', m.name) END AS owner,
            (SELECT jsonb_build_object('at', to_char(n.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'state', n.state, 'error', n.error)
              FROM report_run n WHERE n.workspace_id = r.workspace_id AND n.report_id = r.id
              ORDER BY n.at DESC, n.id DESC LIMIT 1) AS "lastRun"
          FROM report r LEFT JOIN dashboard d ON d.workspace_id = r.workspace_id AND d.id = r.dashboard_id
          LEFT JOIN membership m ON m.workspace_id = r.workspace_id AND m.id = r.owner_id AND m.deactivated_at IS NULL
          WHERE r.workspace_id = ${w} AND ${where} ORDER BY lower(r.name), r.id`,
      )
    ).map(toReport)
  const kept = async (where: Prisma.Sql) => {
    const row = await firstRow<KeptReport>(
      tx,
      Prisma.sql`SELECT r.id, ${settingsColumns}, r.owner_id AS "ownerId", r.layout, r.monitor_ids AS "monitorIds",
          r.next_at AS "nextAt", r.version FROM report r WHERE r.workspace_id = ${w} AND ${where}`,
    )
    return row && { ...row, layout: dashboardLayoutSchema.safeParse(row.layout).data ?? emptyLayout }
  }
  return {
    ...createRunRepository(tx, workspaceId),
    list: async () => await seen(Prisma.sql`true`),
    find: async (id) => (await seen(Prisma.sql`r.id = ${id}::uuid`))[0] ?? null,
    lock: async (id) => await kept(Prisma.sql`r.id = ${id}::uuid FOR UPDATE`),
    lockDue: async (id) =>
      await kept(
        Prisma.sql`r.id = ${id}::uuid AND r.enabled AND r.next_at <= clock_timestamp() FOR UPDATE SKIP LOCKED`,
      ),
    insert: async ({ id, ownerId, ...report }) => {
      await tx.report.create({ data: { workspaceId, id, ownerId, ...report } })
    },
    update: async (id, report) => {
      await tx.report.update({
        where: { workspaceId_id: { workspaceId, id } },
        data: { ...report, version: { increment: 1 } },
      })
    },
    note: async (id, { layout, monitorIds, nextAt }) => {
      await tx.$executeRaw`UPDATE report SET
          layout = ${layout === undefined ? Prisma.sql`layout` : Prisma.sql`${JSON.stringify(layout)}::jsonb`},
          monitor_ids = ${monitorIds === undefined ? Prisma.sql`monitor_ids` : uuids(monitorIds)},
          next_at = ${nextAt === undefined ? Prisma.sql`next_at` : Prisma.sql`${nextAt?.toISOString() ?? null}::timestamptz`}
        WHERE workspace_id = ${w} AND id = ${id}::uuid`
    },
    delete: async (id) => {
      await tx.report.delete({ where: { workspaceId_id: { workspaceId, id } } })
    },
    policy: async () => {
      const row = await firstRow<{ policy: unknown }>(
        tx,
        Prisma.sql`SELECT settings -> 'reports' AS policy FROM workspace WHERE id = ${w}`,
      )
      return reportPolicySchema.safeParse(row?.policy).data ?? closed
    },
    savePolicy: async (policy) => {
      await tx.$executeRaw`UPDATE workspace SET settings = jsonb_set(settings, '{reports}', ${JSON.stringify(policy)}::jsonb)
        WHERE id = ${w}`
    },
    now: async () => {
      const row = await firstRow<{ now: Date }>(tx, Prisma.sql`SELECT clock_timestamp() AS now`)
      return row?.now ?? new Date()
    },
  }
}
