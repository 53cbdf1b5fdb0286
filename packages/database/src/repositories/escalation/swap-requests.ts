import type { KeptSwapRequest, OnCallRepository } from '@hubbub/domain'
import { Prisma, rows, type Transaction } from '../transaction.ts'

interface RequestRow extends Omit<KeptSwapRequest, 'one' | 'other'> {
  oneFrom: Date
  oneTo: Date
  otherFrom: Date
  otherTo: Date
}

const toRequest = ({ oneFrom, oneTo, otherFrom, otherTo, ...row }: RequestRow): KeptSwapRequest => ({
  ...row,
  one: { from: oneFrom, to: oneTo },
  other: { from: otherFrom, to: otherTo },
})

/** Who asks whom to swap shifts. */
export function createSwapRequests(tx: Transaction, workspaceId: string) {
  const w = Prisma.sql`${workspaceId}::uuid`
  const found = async (where: Prisma.Sql, lock = Prisma.empty) =>
    (
      await rows<RequestRow>(
        tx,
        Prisma.sql`SELECT r.id, r.schedule_id AS "scheduleId", jsonb_build_object('id', a.id, 'name', a.name) AS asker,
            jsonb_build_object('id', b.id, 'name', b.name) AS asked, r.one_from AS "oneFrom", r.one_to AS "oneTo",
            r.other_from AS "otherFrom", r.other_to AS "otherTo", r.reason, r.state, r.at
          FROM on_call_swap_request r
          JOIN membership a ON a.workspace_id = r.workspace_id AND a.id = r.asker_id
          JOIN membership b ON b.workspace_id = r.workspace_id AND b.id = r.asked_id
          WHERE r.workspace_id = ${w} AND ${where} ORDER BY r.at, r.id ${lock}`,
      )
    ).map(toRequest)
  return {
    swapRequests: async (scheduleId, at) =>
      await found(Prisma.sql`(${scheduleId}::uuid IS NULL OR r.schedule_id = ${scheduleId}::uuid) AND r.state IN ('asked', 'refused')
        AND least(r.one_to, r.other_to) > ${at.toISOString()}::timestamptz`),
    findSwapRequest: async (id) =>
      (await found(Prisma.sql`r.id = ${id}::uuid`, Prisma.sql`FOR UPDATE OF r`))[0] ?? null,
    insertSwapRequest: async ({ id, scheduleId, askerId, askedId, one, other, reason, at }) =>
      (await tx.$executeRaw`INSERT INTO on_call_swap_request
          (workspace_id, id, schedule_id, asker_id, asked_id, one_from, one_to, other_from, other_to, reason, at)
        VALUES (${w}, ${id}::uuid, ${scheduleId}::uuid, ${askerId}::uuid, ${askedId}::uuid, ${one.from.toISOString()}::timestamptz,
          ${one.to.toISOString()}::timestamptz, ${other.from.toISOString()}::timestamptz, ${other.to.toISOString()}::timestamptz,
          ${reason}, ${at.toISOString()}::timestamptz)
        ON CONFLICT (workspace_id, schedule_id, asker_id, asked_id, one_from, other_from) WHERE state = 'asked' DO NOTHING`) >
      0,
    settleSwapRequest: async (id, state) => {
      await tx.$executeRaw`UPDATE on_call_swap_request SET state = ${state} WHERE workspace_id = ${w} AND id = ${id}::uuid`
    },
  } satisfies Partial<OnCallRepository>
}
