import type { DrillFacts, DrillPatch, DrillRepository, KeptDrill } from '@hubbub/domain'
import { firstRow, Prisma, type Transaction } from '../transaction.ts'

type DrillRow = Omit<KeptDrill, 'pausedMs'> & { pausedMs: bigint | number }

/** The drill that a workspace is. */
export function createDrillRepository(tx: Transaction, workspaceId: string): DrillRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  const one = async (tail: Prisma.Sql): Promise<KeptDrill | null> => {
    const row = await firstRow<DrillRow>(
      tx,
      Prisma.sql`SELECT id, origin_id AS "originId", origin_name AS "originName", recording, channels, speed, state, position,
          matched, still, started_by AS "startedBy", created_at AS "createdAt", started_at AS "startedAt",
          paused_at AS "pausedAt", paused_ms AS "pausedMs", ended_at AS "endedAt", version
        FROM drill WHERE workspace_id = ${w} ${tail}`,
    )
    return row === null ? null : { ...row, pausedMs: Number(row.pausedMs) }
  }
  return {
    insert: async ({ recording, channels, pausedMs, ...drill }) => {
      await tx.drill.create({
        data: {
          ...drill,
          workspaceId,
          recording: recording as unknown as Prisma.InputJsonObject,
          channels,
          pausedMs: BigInt(pausedMs),
        },
      })
    },
    get: async () => await one(Prisma.empty),
    lock: async () => await one(Prisma.sql`FOR NO KEY UPDATE`),
    update: async ({ pausedMs, ...patch }: DrillPatch) => {
      const { version } = await tx.drill.update({
        where: { workspaceId },
        data: {
          ...patch,
          ...(pausedMs !== undefined && { pausedMs: BigInt(Math.round(pausedMs)) }),
          version: { increment: 1 },
        },
      })
      return version
    },
    facts: async (since) => await facts(tx, w, since),
  }
}

/** What the team has done, by what is written down of it. */
async function facts(tx: Transaction, w: Prisma.Sql, since: Date): Promise<DrillFacts> {
  const found = await firstRow<Omit<DrillFacts, 'incident'>>(
    tx,
    Prisma.sql`SELECT
      (SELECT min(found_at) FROM alert WHERE workspace_id = ${w} AND found_at >= ${since}) AS "alertedAt",
      (SELECT min(at) FROM escalation_entry WHERE workspace_id = ${w} AND kind = 'acknowledged' AND at >= ${since})
        AS "acknowledgedAt",
      (SELECT min(d.sent_at) FROM outbound_delivery d JOIN message m ON m.workspace_id = d.workspace_id AND m.id = d.message_id
        WHERE d.workspace_id = ${w} AND d.sent_at >= ${since} AND m.conversation_id IS NOT NULL
          AND m.meta -> 'post' ->> 'audience' IN ('public', 'unlisted')) AS "repliedAt",
      (SELECT min(d.sent_at) FROM outbound_delivery d JOIN message m ON m.workspace_id = d.workspace_id AND m.id = d.message_id
        WHERE d.workspace_id = ${w} AND d.sent_at >= ${since} AND m.conversation_id IS NULL) AS "statedAt",
      (SELECT min(at) FROM incident_entry WHERE workspace_id = ${w} AND kind = 'state' AND text = 'Contained' AND at >= ${since})
        AS "containedAt",
      (SELECT count(*)::int FROM outbound_delivery WHERE workspace_id = ${w} AND state = 'sent') AS kept`,
  )
  const incident = await firstRow<{ id: string; title: string }>(
    tx,
    Prisma.sql`SELECT id, title FROM incident WHERE workspace_id = ${w} AND opened_at >= ${since} ORDER BY opened_at LIMIT 1`,
  )
  const nothing = {
    alertedAt: null,
    acknowledgedAt: null,
    repliedAt: null,
    statedAt: null,
    containedAt: null,
    kept: 0,
  }
  return { ...(found ?? nothing), incident }
}
