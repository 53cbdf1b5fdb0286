import { settleIncidentTask as definition } from '@hubbub/contracts/http'
import { settleIncidentTask } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const settleIncidentTaskOperation = operation(
  definition,
  async (ctx, { params, body: { incidentId, done, ownerId, dueAt } }) =>
    await settleIncidentTask(ctx, {
      id: incidentId,
      taskId: params.id,
      done,
      ownerId,
      dueAt: dueAt == null ? dueAt : new Date(dueAt),
    }),
)
