import type { BudgetStop } from '@hubbub/contracts'
import type { AllotmentState, UsageRepository, UsageRow } from '@hubbub/domain'
import { firstRow, Prisma, rows, type Transaction } from './transaction.ts'

interface BudgetRow {
  costMicros: bigint | null
  units: Record<string, number>
  alarms: number[]
  stops: BudgetStop[]
  alarm: number | null
  version: number
}
type SummedRow = Omit<UsageRow, 'amount' | 'costMicros'> & { amount: bigint; costMicros: bigint }

const dayOf = (moment: Date) => moment.toISOString().slice(0, 10)

/** What networks grant and what using them costs. */
export function createUsageRepository(tx: Transaction, workspaceId: string): UsageRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  const allotments = async (channelId: string, tail = Prisma.empty) =>
    await rows<AllotmentState>(
      tx,
      Prisma.sql`SELECT bucket, remaining, resets_at AS "resetsAt" FROM channel_allotment
        WHERE workspace_id = ${w} AND channel_id = ${channelId}::uuid ${tail} ORDER BY bucket`,
    )
  return {
    allotments: async (channelId) => await allotments(channelId),
    allotment: async (channelId, bucket) =>
      (await allotments(channelId, Prisma.sql`AND bucket = ${bucket}`))[0] ?? null,
    noteAllotment: async (channelId, { bucket, remaining, resetsAt }) => {
      // Answers overtake each other: within one stretch of time there is never more left than was told before.
      await tx.$executeRaw`INSERT INTO channel_allotment AS a (workspace_id, channel_id, bucket, remaining, resets_at)
        VALUES (${w}, ${channelId}::uuid, ${bucket}, ${Math.max(0, Math.floor(remaining))}::int, ${resetsAt.toISOString()}::timestamptz)
        ON CONFLICT (workspace_id, channel_id, bucket) DO UPDATE SET resets_at = excluded.resets_at,
          remaining = CASE WHEN a.resets_at = excluded.resets_at THEN least(a.remaining, excluded.remaining) ELSE excluded.remaining END`
    },
    budget: async (channelId, month) => {
      const row = await firstRow<BudgetRow>(
        tx,
        Prisma.sql`SELECT cost_micros AS "costMicros", units, alarms, stops, version,
            CASE WHEN alarm_month = ${dayOf(month)}::date THEN alarm END AS alarm
          FROM channel_budget WHERE workspace_id = ${w} AND channel_id = ${channelId}::uuid`,
      )
      return row === null
        ? null
        : { ...row, costMicros: row.costMicros === null ? null : Number(row.costMicros) }
    },
    setBudget: async (channelId, { costMicros, units, alarms, stops }) => {
      const row = await firstRow<{ version: number }>(
        tx,
        Prisma.sql`INSERT INTO channel_budget AS b (workspace_id, channel_id, cost_micros, units, alarms, stops)
          VALUES (${w}, ${channelId}::uuid, ${costMicros}::bigint, ${JSON.stringify(units)}::jsonb, ${alarms}::int[], ${JSON.stringify(stops)}::jsonb)
          ON CONFLICT (workspace_id, channel_id) DO UPDATE SET cost_micros = excluded.cost_micros, units = excluded.units,
            alarms = excluded.alarms, stops = excluded.stops, alarm = NULL, version = b.version + 1
          RETURNING version`,
      )
      return row?.version ?? 1
    },
    noteAlarm: async (channelId, month, alarm) => {
      await tx.$executeRaw`UPDATE channel_budget SET alarm_month = ${dayOf(month)}::date, alarm = ${alarm}::int
        WHERE workspace_id = ${w} AND channel_id = ${channelId}::uuid`
    },
    add: async (channelId, day, { ability, unit, amount, costMicros }) => {
      await tx.$executeRaw`INSERT INTO channel_usage AS u (workspace_id, channel_id, day, ability, unit, amount, cost_micros)
        VALUES (${w}, ${channelId}::uuid, ${dayOf(day)}::date, ${ability}, ${unit}, ${amount}::bigint, ${costMicros}::bigint)
        ON CONFLICT (workspace_id, channel_id, day, ability, unit)
          DO UPDATE SET amount = u.amount + excluded.amount, cost_micros = u.cost_micros + excluded.cost_micros`
    },
    since: async (channelId, day) => {
      const found = await rows<SummedRow>(
        tx,
        Prisma.sql`SELECT ability, unit, sum(amount)::bigint AS amount, sum(cost_micros)::bigint AS "costMicros" FROM channel_usage
          WHERE workspace_id = ${w} AND channel_id = ${channelId}::uuid AND day >= ${dayOf(day)}::date
          GROUP BY ability, unit ORDER BY ability, unit`,
      )
      return found.map((row) => ({ ...row, amount: Number(row.amount), costMicros: Number(row.costMicros) }))
    },
  }
}
