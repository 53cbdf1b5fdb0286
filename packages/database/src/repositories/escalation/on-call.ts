import type { EscalationPolicy } from '@hubbub/contracts'
import type { KeptOverride, KeptSchedule, OnCallRepository } from '@hubbub/domain'
import { createSwapRequests } from './swap-requests.ts'
import { firstRow, Prisma, rows, type Transaction } from '../transaction.ts'

type PolicyRow = Omit<EscalationPolicy, 'createdAt'> & { createdAt: Date }

const policyColumns = Prisma.sql`id, name, steps, repeat, ack_seconds AS "ackSeconds", is_default AS "isDefault",
  created_at AS "createdAt", version`
const scheduleColumns = Prisma.sql`id, name, time_zone AS "timeZone", rotations, created_at AS "createdAt", version`
const overrideColumns = Prisma.sql`o.id, o.schedule_id AS "scheduleId", o.membership_id AS "memberId", m.name AS "memberName",
  o.from_at AS "from", o.to_at AS "to", o.reason, o.swap_id AS "swapId", o.created_at AS "createdAt"`

const toPolicy = (row: PolicyRow): EscalationPolicy => ({ ...row, createdAt: row.createdAt.toISOString() })

/** In which order people are told, and who is on call when. */
export function createOnCallRepository(tx: Transaction, workspaceId: string): OnCallRepository {
  return {
    ...createPolicies(tx, workspaceId),
    ...createSchedules(tx, workspaceId),
    ...createOverrides(tx, workspaceId),
    ...createSwapRequests(tx, workspaceId),
  }
}

function createPolicies(tx: Transaction, workspaceId: string) {
  const w = Prisma.sql`${workspaceId}::uuid`
  const found = async (where: Prisma.Sql) =>
    await rows<PolicyRow>(
      tx,
      Prisma.sql`SELECT ${policyColumns} FROM escalation_policy WHERE workspace_id = ${w} AND ${where} ORDER BY lower(name), id`,
    )
  const one = async (where: Prisma.Sql) => {
    const [row] = await found(where)
    return row === undefined ? null : toPolicy(row)
  }
  const giveUpDefault = async () => {
    await tx.$executeRaw`UPDATE escalation_policy SET is_default = false, version = version + 1 WHERE workspace_id = ${w} AND is_default`
  }
  return {
    policies: async () => (await found(Prisma.sql`true`)).map(toPolicy),
    findPolicy: async (id: string) => await one(Prisma.sql`id = ${id}::uuid`),
    defaultPolicy: async () => await one(Prisma.sql`is_default`),
    insertPolicy: async (id, policy) => {
      if (policy.isDefault) await giveUpDefault()
      await tx.escalationPolicy.create({ data: { workspaceId, id, ...policy } })
    },
    updatePolicy: async (id, change) => {
      if (change.isDefault === true) await giveUpDefault()
      await tx.escalationPolicy.update({
        where: { workspaceId_id: { workspaceId, id } },
        data: { ...change, version: { increment: 1 } },
      })
    },
    removePolicy: async (id: string) => {
      await tx.escalationPolicy.delete({ where: { workspaceId_id: { workspaceId, id } } })
    },
  } satisfies Partial<OnCallRepository>
}

function createSchedules(tx: Transaction, workspaceId: string) {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    schedules: async () =>
      await rows<KeptSchedule>(
        tx,
        Prisma.sql`SELECT ${scheduleColumns} FROM on_call_schedule WHERE workspace_id = ${w} ORDER BY lower(name), id`,
      ),
    findSchedule: async (id: string) =>
      await firstRow<KeptSchedule>(
        tx,
        Prisma.sql`SELECT ${scheduleColumns} FROM on_call_schedule WHERE workspace_id = ${w} AND id = ${id}::uuid`,
      ),
    insertSchedule: async (id, schedule) => {
      await tx.onCallSchedule.create({ data: { workspaceId, id, ...schedule } })
    },
    updateSchedule: async (id, change) => {
      await tx.onCallSchedule.update({
        where: { workspaceId_id: { workspaceId, id } },
        data: { ...change, version: { increment: 1 } },
      })
    },
    removeSchedule: async (id: string) => {
      await tx.onCallSchedule.delete({ where: { workspaceId_id: { workspaceId, id } } })
    },
  } satisfies Partial<OnCallRepository>
}

function createOverrides(tx: Transaction, workspaceId: string) {
  const w = Prisma.sql`${workspaceId}::uuid`
  const found = async (where: Prisma.Sql) =>
    await rows<KeptOverride>(
      tx,
      Prisma.sql`SELECT ${overrideColumns} FROM on_call_override o
        JOIN membership m ON m.workspace_id = o.workspace_id AND m.id = o.membership_id
        WHERE o.workspace_id = ${w} AND ${where} ORDER BY o.from_at, o.id`,
    )
  return {
    overrides: async (scheduleId, { from, to }) =>
      await found(Prisma.sql`(${scheduleId}::uuid IS NULL OR o.schedule_id = ${scheduleId}::uuid)
        AND o.to_at > ${from.toISOString()}::timestamptz AND o.from_at < ${to.toISOString()}::timestamptz`),
    insertOverride: async ({ id, scheduleId, memberId, from, to, reason, swapId }) => {
      await tx.onCallOverride.create({
        data: { workspaceId, id, scheduleId, membershipId: memberId, fromAt: from, toAt: to, reason, swapId },
      })
    },
    findOverride: async (id: string) => (await found(Prisma.sql`o.id = ${id}::uuid`))[0] ?? null,
    removeOverride: async (id: string) => {
      await tx.$executeRaw`DELETE FROM on_call_override WHERE workspace_id = ${w} AND (id = ${id}::uuid
        OR swap_id = (SELECT swap_id FROM on_call_override WHERE workspace_id = ${w} AND id = ${id}::uuid))`
    },
  } satisfies Partial<OnCallRepository>
}
