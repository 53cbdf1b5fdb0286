import type { ReportRun } from '@hubbub/contracts'
import type { ClaimedRun, KeptFile, KeptRun, ReportRepository, RunPatch } from '@hubbub/domain'
import { behind, toPage } from '../place.ts'
import { createReportDeliveries, type DeliveryMethods } from './report-deliveries.ts'
import { firstRow, Prisma, rows, type Transaction } from '../transaction.ts'

type RunMethods =
  | 'insertRun'
  | 'runs'
  | 'findRun'
  | 'lockRun'
  | 'claimRun'
  | 'settleRun'
  | 'updateRun'
  | 'forgetRuns'
  | DeliveryMethods

type SeenRow = Omit<ReportRun, 'from' | 'to' | 'at' | 'files'> & {
  from: Date
  to: Date
  at: Date
  files: KeptFile[]
}

const keptColumns = Prisma.sql`id, report_id AS "reportId", asked_by AS "askedBy", key, from_at AS "from", to_at AS "to", at, state, attempts, files`
const iso = (at: Date) => Prisma.sql`${at.toISOString()}::timestamptz`

const toRun = ({ from, to, at, files, ...run }: SeenRow): ReportRun => ({
  ...run,
  from: from.toISOString(),
  to: to.toISOString(),
  at: at.toISOString(),
  files: files.map(({ name, contentType, size }) => ({ name, contentType, size })),
})

/** Each time that a report was made, and to whom it went. */
export function createRunRepository(
  tx: Transaction,
  workspaceId: string,
): Pick<ReportRepository, RunMethods> {
  const w = Prisma.sql`${workspaceId}::uuid`
  const seen = async (where: Prisma.Sql, limit: number) =>
    (
      await rows<SeenRow>(
        tx,
        Prisma.sql`SELECT n.id, n.report_id AS "reportId", n.asked_by AS "askedBy", n.from_at AS "from", n.to_at AS "to", n.at,
            n.state, n.error, n.missing, n.files,
            coalesce((SELECT jsonb_agg(jsonb_build_object('name', d.name, 'address', d.address, 'state', d.state, 'error', d.error)
              ORDER BY lower(d.name), d.address) FROM report_delivery d
              WHERE d.workspace_id = n.workspace_id AND d.run_id = n.id), '[]') AS deliveries
          FROM report_run n WHERE n.workspace_id = ${w} AND ${where} ORDER BY n.at DESC, n.id DESC LIMIT ${limit}::int`,
      )
    ).map(toRun)
  const patched = async (patch: RunPatch, where: Prisma.Sql) => {
    const set = [
      ...(patch.state === undefined ? [] : [Prisma.sql`state = ${patch.state}`]),
      ...(patch.attempts === undefined ? [] : [Prisma.sql`attempts = ${patch.attempts}::int`]),
      ...(patch.error === undefined ? [] : [Prisma.sql`error = ${patch.error}`]),
      ...(patch.missing === undefined ? [] : [Prisma.sql`missing = ${patch.missing}::text[]`]),
      ...(patch.files === undefined ? [] : [Prisma.sql`files = ${JSON.stringify(patch.files)}::jsonb`]),
      ...(patch.nextAt === undefined
        ? []
        : [Prisma.sql`next_at = ${patch.nextAt?.toISOString() ?? null}::timestamptz`]),
    ]
    return await tx.$executeRaw`UPDATE report_run SET ${Prisma.join(set)} WHERE workspace_id = ${w} AND ${where}`
  }
  return {
    insertRun: async ({ id, reportId, askedBy, key, from, to, at }) =>
      (await tx.$executeRaw`INSERT INTO report_run (workspace_id, id, report_id, asked_by, key, from_at, to_at, at, next_at)
        VALUES (${w}, ${id}::uuid, ${reportId}::uuid, ${askedBy}, ${key}, ${iso(from)}, ${iso(to)}, ${iso(at)}, clock_timestamp())
        ON CONFLICT DO NOTHING`) > 0,
    runs: async (reportId, { after, limit }) => {
      const where = Prisma.sql`n.report_id = ${reportId}::uuid AND ${behind(Prisma.sql`n.at`, Prisma.sql`n.id`, after)}`
      return toPage(await seen(where, limit + 1), limit, ({ at, id }) => [at, id])
    },
    findRun: async (id) => (await seen(Prisma.sql`n.id = ${id}::uuid`, 1))[0] ?? null,
    lockRun: async (id) =>
      await firstRow<KeptRun>(
        tx,
        Prisma.sql`SELECT ${keptColumns} FROM report_run WHERE workspace_id = ${w} AND id = ${id}::uuid FOR UPDATE`,
      ),
    claimRun: async (id, leaseSeconds) =>
      await firstRow<ClaimedRun>(
        tx,
        Prisma.sql`UPDATE report_run SET next_at = clock_timestamp() + make_interval(secs => ${leaseSeconds}::float8)
          WHERE workspace_id = ${w} AND id = ${id}::uuid AND next_at <= clock_timestamp()
          RETURNING ${keptColumns}, next_at AS lease`,
      ),
    settleRun: async ({ id, lease }, patch) =>
      (await patched(patch, Prisma.sql`id = ${id}::uuid AND next_at = ${iso(lease)}`)) > 0,
    updateRun: async (id, patch) => void (await patched(patch, Prisma.sql`id = ${id}::uuid`)),
    forgetRuns: async (reportId, keep) =>
      (
        await rows<{ files: KeptFile[] }>(
          tx,
          Prisma.sql`DELETE FROM report_run WHERE workspace_id = ${w} AND report_id = ${reportId}::uuid AND next_at IS NULL
            AND id NOT IN (SELECT id FROM report_run WHERE workspace_id = ${w} AND report_id = ${reportId}::uuid
              ORDER BY at DESC, id DESC LIMIT ${keep}::int) RETURNING files`,
        )
      ).flatMap(({ files }) => files),
    ...createReportDeliveries(tx, workspaceId),
  }
}
