import type { EscalationRepository, KeptEscalation } from '@hubbub/domain'
import { firstRow, Prisma, rows, type Transaction } from '../transaction.ts'
import { createAlertRepository } from './alerts.ts'
import { createEscalationViews } from './escalation-views.ts'

const keptColumns = Prisma.sql`id, subject_kind AS "subjectKind", subject_id AS "subjectId", severity, title, reasons, path,
  policy_id AS "policyId", policy_name AS "policyName", steps, repeat, ack_seconds AS "ackSeconds", state, step, round, turn,
  acknowledged_by AS "acknowledgedBy", started_by AS "startedBy", version`

/** What people are told of, step by step. */
export function createEscalationRepository(tx: Transaction, workspaceId: string): EscalationRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  const kept = async (where: Prisma.Sql) =>
    await firstRow<KeptEscalation>(
      tx,
      Prisma.sql`SELECT ${keptColumns} FROM escalation WHERE workspace_id = ${w} AND ${where}`,
    )
  return {
    now: async () => {
      const row = await firstRow<{ now: Date }>(tx, Prisma.sql`SELECT clock_timestamp() AS now`)
      return row?.now ?? new Date()
    },
    insert: async ({ steps, ...escalation }) =>
      (await tx.$executeRaw`INSERT INTO escalation (workspace_id, id, subject_kind, subject_id, severity, title, reasons, path,
          policy_id, policy_name, steps, repeat, ack_seconds, started_by, started_at, trace)
        VALUES (${w}, ${escalation.id}::uuid, ${escalation.subjectKind}, ${escalation.subjectId}::uuid, ${escalation.severity},
          ${escalation.title}, ${escalation.reasons}::text[], ${escalation.path}, ${escalation.policyId}::uuid, ${escalation.policyName},
          ${JSON.stringify(steps)}::jsonb, ${escalation.repeat}, ${escalation.ackSeconds}::int, ${escalation.startedBy},
          ${escalation.startedAt.toISOString()}::timestamptz, ${escalation.trace})
        ON CONFLICT (workspace_id, subject_kind, subject_id) WHERE state <> 'resolved' DO NOTHING`) > 0,
    lockOpen: async ({ kind, id }) =>
      await kept(
        Prisma.sql`subject_kind = ${kind} AND subject_id = ${id}::uuid AND state <> 'resolved' FOR UPDATE`,
      ),
    lock: async (id) => await kept(Prisma.sql`id = ${id}::uuid FOR UPDATE`),
    lockDue: async (id) =>
      await kept(Prisma.sql`id = ${id}::uuid AND next_at <= clock_timestamp() FOR UPDATE SKIP LOCKED`),
    update: async (id, patch) => {
      const { version } = await tx.escalation.update({
        where: { workspaceId_id: { workspaceId, id } },
        data: { ...patch, version: { increment: 1 } },
        select: { version: true },
      })
      return version
    },
    hurry: async (id, withinMs) => {
      const row = await firstRow<{ version: number }>(
        tx,
        Prisma.sql`UPDATE escalation SET version = version + 1,
            next_at = LEAST(next_at, clock_timestamp() + make_interval(secs => ${withinMs / 1000}::float8))
          WHERE workspace_id = ${w} AND id = ${id}::uuid RETURNING version`,
      )
      return row?.version ?? 1
    },
    addEntries: async (id, entries) => {
      await tx.escalationEntry.createMany({
        data: entries.map((entry) => ({ workspaceId, escalationId: id, ...entry })),
      })
    },
    notice: async (id) =>
      await firstRow<NonNullable<Awaited<ReturnType<EscalationRepository['notice']>>>>(
        tx,
        Prisma.sql`SELECT escalation_id AS "escalationId", membership_id AS "memberId", state, receipt, error,
            COALESCE(sent_at, not_before) AS "toldAt" FROM escalation_notice
          WHERE workspace_id = ${w} AND id = ${id}::uuid`,
      ),
    wasTold: async (id, memberId) =>
      (
        await rows(
          tx,
          Prisma.sql`SELECT 1 FROM escalation_notice WHERE workspace_id = ${w} AND escalation_id = ${id}::uuid
            AND membership_id = ${memberId}::uuid LIMIT 1`,
        )
      ).length > 0,
    toldMembers: async (id) => {
      const found = await rows<{ memberId: string }>(
        tx,
        Prisma.sql`SELECT DISTINCT membership_id AS "memberId" FROM escalation_notice
          WHERE workspace_id = ${w} AND escalation_id = ${id}::uuid`,
      )
      return found.map(({ memberId }) => memberId)
    },
    ...createAlertRepository(tx, workspaceId),
    ...createEscalationViews(tx, workspaceId),
  }
}
