import type { IncidentRepository } from '@hubbub/domain'
import { firstRow, Prisma, type Transaction } from '../transaction.ts'

const iso = (at: Date | null) => at?.toISOString() ?? null

/** What has to be done in an incident. */
export function createIncidentTasks(
  tx: Transaction,
  workspaceId: string,
): Pick<IncidentRepository, 'addTask' | 'settleTask'> {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    addTask: async (id, { id: taskId, title, now }) => {
      await tx.$executeRaw`INSERT INTO incident_task (workspace_id, id, incident_id, title, created_at)
        VALUES (${w}, ${taskId}::uuid, ${id}::uuid, ${title}, ${now.toISOString()}::timestamptz)`
    },
    settleTask: async (id, taskId, done) =>
      (
        await firstRow<{ title: string }>(
          tx,
          Prisma.sql`UPDATE incident_task SET done_by = ${done?.by ?? null}, done_at = ${iso(done?.at ?? null)}::timestamptz
            WHERE workspace_id = ${w} AND incident_id = ${id}::uuid AND id = ${taskId}::uuid RETURNING title`,
        )
      )?.title ?? null,
  }
}
