import type { Alert, AlertEvidence, AlertMark } from '@hubbub/contracts'
import type { AboutMonitors, AlertRepository, AlertViewer, HeldAlert } from '@hubbub/domain'
import { behind, toPage } from '../place.ts'
import { firstRow, Prisma, rows, type Transaction } from '../transaction.ts'
import { aboutMonitors, monitorSeen } from './rules.ts'

type Found = Pick<
  AlertRepository,
  | 'insert'
  | 'lockHeld'
  | 'settleTelling'
  | 'settleMuted'
  | 'list'
  | 'foundWithin'
  | 'find'
  | 'evidence'
  | 'mark'
  | 'marksOf'
>

type AlertRow = Omit<Alert, 'at' | 'foundAt' | 'heldUntil'> & {
  at: Date
  foundAt: Date
  heldUntil: Date | null
}

const toAlert = (row: AlertRow): Alert => ({
  ...row,
  at: row.at.toISOString(),
  foundAt: row.foundAt.toISOString(),
  heldUntil: row.heldUntil?.toISOString() ?? null,
})

const json = (value: unknown) =>
  value === null ? Prisma.sql`NULL::jsonb` : Prisma.sql`${JSON.stringify(value)}::jsonb`

const foundIn = ({ span: { from, to }, ...about }: AboutMonitors) =>
  Prisma.sql`a.found_at >= ${from.toISOString()}::timestamptz AND a.found_at < ${to.toISOString()}::timestamptz
    AND ${aboutMonitors(about)}`

async function readEvidence(tx: Transaction, w: Prisma.Sql, id: string): Promise<AlertEvidence | null> {
  const row = await firstRow<{ evidence: AlertEvidence | null }>(
    tx,
    Prisma.sql`SELECT evidence FROM alert WHERE workspace_id = ${w} AND id = ${id}::uuid`,
  )
  return row?.evidence ?? null
}

/** What rules found, and what people said of it. */
export function createFoundAlerts(tx: Transaction, workspaceId: string): Found {
  const w = Prisma.sql`${workspaceId}::uuid`
  const read = async (viewer: AlertViewer, where: Prisma.Sql, limit: number) =>
    (
      await rows<AlertRow>(
        tx,
        Prisma.sql`SELECT a.id, a.rule_id AS "ruleId", a.rule_name AS "ruleName",
            CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('id', o.id, 'name', o.name) END AS monitor, a.at, a.found_at AS "foundAt",
            a.late_minutes AS "lateMinutes", a.severity, a.title, a.reasons, a.learning, a.score, a.tell_at AS "heldUntil", a.muted,
            a.escalation_id AS "escalationId", a.incident_id AS "incidentId", a.version,
            coalesce((SELECT jsonb_agg(jsonb_build_object('mark', k.mark, 'by', m.name, 'note', k.note) ORDER BY k.at, k.membership_id)
              FROM alert_mark k JOIN membership m ON m.workspace_id = k.workspace_id AND m.id = k.membership_id
              WHERE k.workspace_id = a.workspace_id AND k.alert_id = a.id), '[]') AS marks,
            (SELECT k.mark FROM alert_mark k WHERE k.workspace_id = a.workspace_id AND k.alert_id = a.id
              AND k.membership_id = ${viewer.memberId}::uuid) AS "ownMark"
          FROM alert a LEFT JOIN monitor o ON o.workspace_id = a.workspace_id AND o.id = a.monitor_id
          WHERE a.workspace_id = ${w} AND ${monitorSeen(viewer)} AND ${where}
          ORDER BY a.found_at DESC, a.id DESC LIMIT ${limit}::int`,
      )
    ).map(toAlert)
  const raise = async (id: string, change: Prisma.Sql) => {
    const row = await firstRow<{ version: number }>(
      tx,
      Prisma.sql`UPDATE alert SET version = version + 1 ${change} WHERE workspace_id = ${w} AND id = ${id}::uuid RETURNING version`,
    )
    return row?.version ?? 1
  }
  return {
    insert: async (alert) =>
      (await tx.$executeRaw`INSERT INTO alert (workspace_id, id, rule_id, rule_name, monitor_id, key, at, found_at, late_minutes, severity,
          title, reasons, learning, score, evidence, tell, tell_at, muted)
        VALUES (${w}, ${alert.id}::uuid, ${alert.ruleId}::uuid, ${alert.ruleName}, ${alert.monitorId}::uuid, ${alert.key},
          ${alert.at.toISOString()}::timestamptz, ${alert.foundAt.toISOString()}::timestamptz, ${alert.lateMinutes}, ${alert.severity},
          ${alert.title}, ${json(alert.reasons)}, ${alert.learning}, ${json(alert.score)}, ${json(alert.evidence)}, ${json(alert.tell)},
          ${alert.tellAt?.toISOString() ?? null}::timestamptz, ${alert.muted})
        ON CONFLICT (workspace_id, rule_id, key) DO NOTHING`) > 0,
    lockHeld: async (id) =>
      await firstRow<HeldAlert & { ruleMuted: boolean }>(
        tx,
        Prisma.sql`SELECT id, rule_id AS "ruleId", severity, title, reasons, tell, incident_id AS "incidentId", version,
            EXISTS (SELECT FROM alert_rule r WHERE r.workspace_id = alert.workspace_id AND r.id = alert.rule_id
              AND r.muted_until > clock_timestamp()) AS "ruleMuted"
          FROM alert
          WHERE workspace_id = ${w} AND id = ${id}::uuid AND tell_at <= clock_timestamp() FOR UPDATE SKIP LOCKED`,
      ),
    settleTelling: async (id, escalationId) =>
      await raise(id, Prisma.sql`, tell_at = NULL, escalation_id = ${escalationId}::uuid`),
    settleMuted: async (id) => await raise(id, Prisma.sql`, tell_at = NULL, muted = true`),
    list: async (viewer, { ruleId, after, limit }) => {
      const where = Prisma.sql`${ruleId === null ? Prisma.sql`true` : Prisma.sql`a.rule_id = ${ruleId}::uuid`}
        AND ${behind(Prisma.sql`a.found_at`, Prisma.sql`a.id`, after)}`
      return toPage(await read(viewer, where, limit + 1), limit, ({ foundAt, id }) => [foundAt, id])
    },
    foundWithin: async (viewer, asked) => await read(viewer, foundIn(asked), asked.limit),
    find: async (id, viewer) => (await read(viewer, Prisma.sql`a.id = ${id}::uuid`, 1))[0] ?? null,
    evidence: async (id) => await readEvidence(tx, w, id),
    mark: async (id, { memberId, mark, note, at }) => {
      if (mark === null)
        await tx.$executeRaw`DELETE FROM alert_mark WHERE workspace_id = ${w} AND alert_id = ${id}::uuid AND membership_id = ${memberId}::uuid`
      else
        await tx.$executeRaw`INSERT INTO alert_mark (workspace_id, alert_id, membership_id, mark, note, at)
          VALUES (${w}, ${id}::uuid, ${memberId}::uuid, ${mark}, ${note}, ${at.toISOString()}::timestamptz)
          ON CONFLICT (workspace_id, alert_id, membership_id) DO UPDATE SET mark = excluded.mark, note = excluded.note, at = excluded.at`
      return await raise(id, Prisma.empty)
    },
    marksOf: async ({ monitorId, from }) =>
      await rows<{ at: Date; mark: AlertMark }>(
        tx,
        Prisma.sql`SELECT DISTINCT ON (a.id) a.at, k.mark FROM alert a
          JOIN alert_mark k ON k.workspace_id = a.workspace_id AND k.alert_id = a.id
          WHERE a.workspace_id = ${w} AND a.monitor_id IS NOT DISTINCT FROM ${monitorId}::uuid AND a.at >= ${from.toISOString()}::timestamptz
          ORDER BY a.id, k.at DESC`,
      ),
  }
}
