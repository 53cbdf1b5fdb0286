import type { KeptDelivery, ReportRepository } from '@hubbub/domain'
import { Prisma, rows, type Transaction } from '../transaction.ts'

export type DeliveryMethods =
  | 'addDeliveries'
  | 'deliveries'
  | 'claimDelivery'
  | 'settleDelivery'
  | 'abandonDeliveries'
  | 'reopenDeliveries'

/** To whom a run goes, and what became of it. */
export function createReportDeliveries(
  tx: Transaction,
  workspaceId: string,
): Pick<ReportRepository, DeliveryMethods> {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    addDeliveries: async (runId, to) => {
      await tx.$executeRaw`INSERT INTO report_delivery (workspace_id, run_id, address, name)
        SELECT ${w}, ${runId}::uuid, t.address, t.name
        FROM unnest(${to.map(({ address }) => address)}::text[], ${to.map(({ name }) => name)}::text[]) AS t (address, name)
        ON CONFLICT DO NOTHING`
    },
    deliveries: async (runId) =>
      await rows<KeptDelivery>(
        tx,
        Prisma.sql`SELECT address, name, state, attempts FROM report_delivery
          WHERE workspace_id = ${w} AND run_id = ${runId}::uuid ORDER BY address`,
      ),
    claimDelivery: async (runId, address) =>
      (await tx.$executeRaw`UPDATE report_delivery SET state = 'sending', attempts = attempts + 1, claimed_at = clock_timestamp()
        WHERE workspace_id = ${w} AND run_id = ${runId}::uuid AND address = ${address} AND state = 'waiting'`) >
      0,
    settleDelivery: async (runId, address, { state, error }) => {
      await tx.$executeRaw`UPDATE report_delivery SET state = ${state}, error = ${error}
        WHERE workspace_id = ${w} AND run_id = ${runId}::uuid AND address = ${address} AND state IN ('sending', 'uncertain')`
    },
    abandonDeliveries: async (runId, leaseSeconds) => {
      await tx.$executeRaw`UPDATE report_delivery SET state = 'uncertain', error = 'It was interrupted while it was sent'
        WHERE workspace_id = ${w} AND run_id = ${runId}::uuid AND state = 'sending'
          AND claimed_at < clock_timestamp() - make_interval(secs => ${leaseSeconds}::float8)`
    },
    reopenDeliveries: async (runId) => {
      await tx.$executeRaw`UPDATE report_delivery SET state = 'waiting', attempts = 0, error = NULL
        WHERE workspace_id = ${w} AND run_id = ${runId}::uuid AND state IN ('failed', 'uncertain')`
    },
  }
}
